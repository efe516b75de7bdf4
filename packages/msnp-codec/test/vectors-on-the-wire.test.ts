/**
 * Every vector file travels as commands, whole, byte by byte and cut at every position: what is computed from
 * a vector elsewhere is here read out of a stream.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  challengeResponse,
  decodeClientNotification,
  decodeServerNotification,
  decodeServerSwitchboard,
  decodeSwitchboardMessage,
  encodeClientNotification,
  encodePercent,
  encodeServerNotification,
  encodeServerSwitchboard,
  FrameReader,
  joinChunks,
  md5Response,
  parseCurrentMedia,
  parseMsnObject,
  parseTextFormat,
  type ClientNotificationCommand,
  type ConnectionKind,
  type Frame,
  type ServerNotificationCommand,
  type Side,
} from '../src/index.ts';
import { bytesOf, bytesOfHex, concatenate, cutsOf, loadVectors, textOf } from './vectors.ts';

function shownFrame({ verb, args, payload }: Frame): string {
  const line = [verb, ...args].join(' ');
  return payload === undefined ? line : `${line}|${Buffer.from(payload).toString('latin1')}`;
}

/** Reads the stream in every cut and gives the frames, after checking that they are the same each time. */
function framesOf(
  stream: Uint8Array,
  side: Side,
  connection: ConnectionKind = 'notification',
): readonly Frame[] {
  const shown = new Set<string>();
  let frames: readonly Frame[] = [];
  for (const pieces of cutsOf(stream)) {
    const reader = new FrameReader({ side, connection });
    const results = pieces.flatMap((piece) => [...reader.receive(piece)]);
    frames = results.map((result) => {
      if (!result.ok) throw new Error(result.fault.message);
      return result.frame;
    });
    shown.add(frames.map(shownFrame).join('\n'));
  }
  expect(shown.size).toBe(1);
  return frames;
}

function serverCommands(
  commands: readonly ServerNotificationCommand[],
): readonly ServerNotificationCommand[] {
  const stream = concatenate(commands.map((command) => encodeServerNotification(command, 12)));
  return framesOf(stream, 'server').map((frame) => decodeServerNotification(frame, 12));
}

function clientCommands(
  commands: readonly ClientNotificationCommand[],
): readonly ClientNotificationCommand[] {
  const stream = concatenate(commands.map((command) => encodeClientNotification(command, 12)));
  return framesOf(stream, 'client').map((frame) => decodeClientNotification(frame, 12));
}

function md5(bytes: Uint8Array): Uint8Array {
  return createHash('md5').update(bytes).digest();
}

test('seed', () => {
  interface Seed {
    readonly wire?: string;
    readonly reply?: string;
    readonly command?: string;
    readonly trid?: number;
    readonly args?: readonly string[];
    readonly mimeHex?: string;
  }
  const seeds = loadVectors<{ vectors: readonly Seed[] }>('seed').vectors;
  const lines = seeds.filter((seed) => seed.wire !== undefined);
  const frames = framesOf(bytesOf(lines.map(({ wire }) => wire).join('')), 'client');
  expect(frames.map(({ verb, args }) => `${[verb, ...args].join(' ')}\r\n`)).toEqual(
    lines.map(({ wire }) => wire),
  );
  const named = lines.filter(({ command }) => command !== undefined);
  expect(named.map((seed) => [seed.command, String(seed.trid), ...(seed.args ?? [])])).toEqual(
    frames.slice(0, named.length).map(({ verb, args }) => [verb, ...args]),
  );
  const replies = framesOf(bytesOf(lines.map(({ reply }) => reply ?? '').join('')), 'server');
  expect(replies.map((frame) => decodeServerNotification(frame, 6))).toEqual([
    { verb: 'error', code: 205, trId: 21 },
    { verb: 'INF', trId: 1, schemes: ['MD5'] },
    { verb: 'XFR', trId: 2, target: 'notification', address: { host: '64.4.13.55', port: 1863 } },
  ]);
  const body = bytesOfHex(seeds.find(({ mimeHex }) => mimeHex !== undefined)?.mimeHex ?? '');
  const message = { verb: 'MSG', account: 'a@b', friendlyName: 'A', body } as const;
  const [frame] = framesOf(encodeServerSwitchboard(message, 12), 'server', 'switchboard');
  expect(decodeSwitchboardMessage(frame?.payload ?? bytesOf('')).message).toMatchObject({
    text: 'bhw98你好！',
  });
});

test('url-encoding', () => {
  interface Encoding {
    readonly text: string;
    readonly strict: string;
    readonly minimal: string;
  }
  const { vectors } = loadVectors<{ vectors: readonly Encoding[] }>('url-encoding');
  // A zero byte or a tab is no separator, so that even the minimal form of these texts is one token.
  const lines = vectors.flatMap(({ strict, minimal }) => [`ADG 1 ${strict} 1 0`, `ADG 1 ${minimal} 1 0`]);
  const frames = framesOf(bytesOf(`${lines.join('\r\n')}\r\n`), 'server');
  const names = frames.map((frame) => decodeServerNotification(frame, 12));
  expect(names).toEqual(
    vectors.flatMap(({ text }) => {
      const command = { verb: 'ADG', trId: 1, name: text, groupId: '1' };
      return [command, command];
    }),
  );
});

test('flags', () => {
  interface Flags {
    readonly listVectors: readonly (readonly [number, readonly string[]])[];
    readonly caps: readonly { readonly value: number }[];
    readonly capsEx: readonly { readonly text: string; readonly caps: number }[];
  }
  const { listVectors, caps, capsEx } = loadVectors<Flags>('flags');
  const lines = [
    ...listVectors.map(([sum]) => `LST N=a@b ${sum} 1\r\n`),
    ...caps.map(({ value }) => `NLN NLN a@b A ${value}\r\n`),
    ...capsEx.map(({ text }) => `NLN NLN a@b A ${text}\r\n`),
  ];
  const commands = framesOf(bytesOf(lines.join('')), 'server').map((frame) =>
    decodeServerNotification(frame, 12),
  );
  const lists = commands.flatMap((command) =>
    command.verb === 'LST' ? [command.contact?.lists.length] : [],
  );
  const numbers = commands.flatMap((command) =>
    command.verb === 'NLN' ? [command.presence.capabilities] : [],
  );
  expect(lists).toEqual(listVectors.map(([, codes]) => codes.length));
  expect(numbers).toEqual([...caps.map(({ value }) => value), ...capsEx.map((vector) => vector.caps)]);
});

interface Challenge {
  readonly challenge: string;
  readonly productId: string;
  readonly productKey: string;
  readonly response: string;
}

test.each([
  ['chl-msnp6', 10],
  ['chl-msnp11', 12],
] as const)('%s', (name, version) => {
  const vectors = loadVectors<{ vectors: readonly Challenge[] }>(name).vectors.slice(0, 12);
  const asked = serverCommands(vectors.map(({ challenge }) => ({ verb: 'CHL', trId: 0, challenge })));
  const answers = asked.map((command, index): ClientNotificationCommand => {
    const { productId, productKey } = vectors[index] ?? { productId: '', productKey: '' };
    const challenge = command.verb === 'CHL' ? command.challenge : '';
    const response = challengeResponse(challenge, { id: productId, key: productKey }, { version, md5 });
    return { verb: 'QRY', trId: index, productId, response };
  });
  expect(clientCommands(answers)).toEqual(
    vectors.map(({ productId, response }, trId) => ({ verb: 'QRY', trId, productId, response })),
  );
});

test('auth-md5', () => {
  interface Login {
    readonly salt: string;
    readonly password: string;
    readonly response: string;
  }
  const { vectors } = loadVectors<{ vectors: readonly Login[] }>('auth-md5');
  const salts = serverCommands(
    vectors.map(({ salt }) => ({ verb: 'USR', step: 'challenge', trId: 2, scheme: 'MD5', argument: salt })),
  );
  const digests = salts.map((command, index) => {
    const salt = command.verb === 'USR' && command.step === 'challenge' ? command.argument : '';
    return md5Response(salt, vectors[index]?.password ?? '', md5);
  });
  expect(digests).toEqual(vectors.map(({ response }) => response));
});

test('auth-twn', () => {
  interface Passport {
    readonly request: { readonly challenge: string };
    readonly responses: readonly { readonly expect: { readonly ticket?: string } }[];
  }
  const { request, responses } = loadVectors<Passport>('auth-twn');
  const tickets = responses.flatMap(({ expect: { ticket } }) => (ticket === undefined ? [] : [ticket]));
  const asked = {
    verb: 'USR',
    step: 'challenge',
    trId: 5,
    scheme: 'TWN',
    argument: request.challenge,
  } as const;
  const answered = tickets.map(
    (argument) => ({ verb: 'USR', trId: 6, scheme: 'TWN', stage: 'S', argument }) as const,
  );
  expect(serverCommands([asked])).toEqual([asked]);
  expect(clientCommands(answered)).toEqual(answered);
});

test('im-format', () => {
  const { vectors } = loadVectors<{ vectors: readonly { readonly header: string }[] }>('im-format');
  const bodies = vectors.map(({ header }) => bytesOf(`X-MMS-IM-Format: ${header}\r\n\r\nhi`));
  const stream = concatenate(
    bodies.map((body) =>
      encodeServerSwitchboard({ verb: 'MSG', account: 'a@b', friendlyName: 'A', body }, 12),
    ),
  );
  const formats = framesOf(stream, 'server', 'switchboard').map((frame) => {
    const { message } = decodeSwitchboardMessage(frame.payload ?? bytesOf(''));
    return message.kind === 'text' ? message.format : undefined;
  });
  expect(formats).toEqual(vectors.map(({ header }) => parseTextFormat(header)));
});

test('current-media', () => {
  interface Media {
    readonly raw: string;
    readonly expect: { readonly args: readonly string[] } | null;
  }
  const { vectors } = loadVectors<{ vectors: readonly Media[] }>('current-media');
  const sent = vectors.map(
    ({ raw }) =>
      ({ verb: 'UBX', account: 'a@b', data: { personalMessage: '<&>', currentMedia: raw } }) as const,
  );
  const received = serverCommands(sent);
  expect(received).toEqual(sent);
  const args = received.map(
    (command) => command.verb === 'UBX' && parseCurrentMedia(command.data.currentMedia)?.args,
  );
  expect(args).toEqual(vectors.map((vector) => vector.expect?.args));
});

test('multi-packet', () => {
  interface Packets {
    readonly parts: readonly { readonly payload: string }[];
    readonly joinedBodySha1: string;
  }
  const { parts, joinedBodySha1 } = loadVectors<Packets>('multi-packet');
  const stream = concatenate(
    parts.map(({ payload }) => {
      const message = { verb: 'MSG', account: 'a@b', friendlyName: 'A', body: bytesOf(payload) } as const;
      return encodeServerSwitchboard(message, 12);
    }),
  );
  const mimes = framesOf(stream, 'server', 'switchboard').flatMap((frame) => {
    const command = decodeServerSwitchboard(frame, 12);
    const decoded = command.verb === 'MSG' ? decodeSwitchboardMessage(command.body).message : undefined;
    return decoded?.kind === 'other' ? [decoded.mime] : [];
  });
  const [first, ...later] = mimes;
  const joined =
    first &&
    joinChunks(
      first,
      later.map(({ body }) => body),
    );
  const text = joined?.kind === 'text' ? joined.text : '';
  expect(createHash('sha1').update(text).digest('hex')).toBe(joinedBodySha1);
});

test('msnobject', () => {
  const { vectors } = loadVectors<{ vectors: readonly { readonly xml?: string }[] }>('msnobject');
  const objects = vectors.flatMap(({ xml }) => (xml === undefined ? [] : [xml]));
  const lines = objects.map((xml) => `NLN NLN a@b A 268435492 ${encodePercent(xml)}\r\n`);
  const received = framesOf(bytesOf(lines.join('')), 'server').map((frame) =>
    decodeServerNotification(frame, 12),
  );
  const read = received.map((command) => (command.verb === 'NLN' ? command.presence.msnObject : undefined));
  expect(read).toEqual(objects);
  expect(read.map((xml) => parseMsnObject(xml ?? '')?.size)).toEqual(
    objects.map((xml) => Number(/Size="(\d+)"/.exec(xml)?.[1])),
  );
});

test('the cuts are what they say', () => {
  const cuts = [...cutsOf(bytesOf('abc'))].map((pieces) => pieces.map(textOf));
  expect(cuts).toEqual([['abc'], ['a', 'b', 'c'], ['a', 'bc'], ['ab', 'c']]);
});
