/** The transcript and the blocks of the vectors, played at either role, whoever listens, whole and byte by byte. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { foreignReceiver, foreignSender, type ForeignEnd, type Listener } from './foreign.ts';
import { fileOf, Pair } from './pair.ts';

interface Vectors {
  readonly blocks: readonly {
    readonly name: string;
    readonly hex?: string;
    readonly headersHex?: readonly string[];
    readonly sha1?: string;
    readonly wireLength?: number;
  }[];
  readonly transcript: { readonly lines: readonly (readonly [string, string])[] };
}

const path = new URL('../../../msnp-codec/test/vectors/msnftp.json', import.meta.url);
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
const HELLO = new TextEncoder().encode('hello world');
const END_BLOCK = '010000';

const CASES = (['we', 'they'] as const).flatMap((listener) =>
  ([64 * 1024, 1, 3] as const).map((pieceBytes) => [listener, pieceBytes] as const),
);

function cutPair(pieceBytes: number): Pair {
  const pair = new Pair();
  pair.links.pieceBytes = pieceBytes;
  return pair;
}

/** The transcript for the cookie at hand: who says it, and which bytes. */
function linesFor(authCookie: string): readonly (readonly [string, string])[] {
  return vectors.transcript.lines.map(([who, text]) =>
    who.endsWith('-hex')
      ? [who, Buffer.from(text, 'hex').toString('latin1')]
      : [who, text.replace('1083', authCookie)],
  );
}

/** Says what the other side says; gives what ours said, and what it should have said. */
function play({ socket, authCookie, say, heard }: ForeignEnd, ours: 'R' | 'S'): readonly [string, string] {
  let said = heard();
  let due = '';
  for (const [who, text] of linesFor(authCookie)) {
    if (who.startsWith(ours)) {
      if (!isEnd(text)) due += text;
      if (!said.startsWith(due)) break;
    } else {
      if (socket.isClosed) throw new Error('closed too early');
      said += say(Buffer.from(text, 'latin1'));
    }
  }
  return [said, due];
}

function isEnd(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('hex') === END_BLOCK;
}

describe.each(CASES)('%s listen, %i bytes at a time', (listener: Listener, pieceBytes) => {
  test('as the sender', () => {
    const foreign = foreignReceiver(HELLO, listener, cutPair(pieceBytes));
    const [said, due] = play(foreign, 'S');
    expect(said).toBe(due);
    expect(foreign.end.ending).toEqual({ kind: 'done' });
    expect(foreign.socket.isClosed).toBe(true);
  });

  test('as the receiver', () => {
    const foreign = foreignSender(HELLO.length, listener, cutPair(pieceBytes));
    foreign.end.settles = 'later';
    const [said, due] = play(
      {
        ...foreign,
        say: (data) => {
          const answer = foreign.say(data);
          // The end block is late: all of it had come.
          if (Buffer.from(data).toString('hex') !== END_BLOCK) return answer;
          foreign.end.flow?.settle('good', foreign.pair.time.now());
          foreign.pair.rest();
          return answer + foreign.heard();
        },
      },
      'R',
    );
    expect(said).toBe(due);
    expect(foreign.end.ending).toEqual({ kind: 'done' });
    expect(Buffer.from(foreign.end.content).toString()).toBe('hello world');
  });
});

test('a file of 5000 bytes is cut into the blocks of the vector', () => {
  const vector = vectors.blocks.find(({ name }) => name === '5000 byte file');
  const file = fileOf(5_000);
  expect(createHash('sha1').update(file).digest('hex')).toBe(vector?.sha1);
  const { say, authCookie } = foreignReceiver(file, 'we');
  say(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\n`);
  const wire = Buffer.from(say('TFR\r\n'), 'latin1');
  expect(wire).toHaveLength(vector?.wireLength ?? 0);
  const headers = [0, 2048, 4096].map((at) => wire.subarray(at, at + 3).toString('hex'));
  expect(headers).toEqual(vector?.headersHex);
});

test('`01 00 00` before the end is a cancellation', () => {
  const { say, end } = foreignSender(20, 'they');
  say('VER MSNFTP\r\n');
  say('FIL 20\r\n');
  say(Buffer.from(`${vectors.blocks[0]?.hex}${END_BLOCK}`, 'hex'));
  expect(end.ending).toEqual({ kind: 'cancelled', by: 'them' });
});
