/** Programs at the other end that say what they should not: bounded, passed over, and nobody else is disturbed. */
import {
  encodeP2pHeader,
  encodeSwitchboardMessage,
  encodeUtf8,
  FILE_TRANSFER_GUID,
  invitationFields,
} from '@nudge/msnp-codec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ASKED_AGAIN_MAX,
  ASKED_AGAIN_TIME,
  OFFERS_PER_PEER_MAX,
  WITHDRAWN_OFFERS_MAX,
  WITHDRAWN_OFFERS_TIME,
} from '../../src/transfer/transfer-limits.ts';
import { accountOf } from '../memory/world.ts';
import { ScriptedServer } from './scripted-server.ts';

/** Bob has called us into a switchboard. */
function called(version: 8 | 12 = 12): ScriptedServer {
  const server = new ScriptedServer();
  server.bringOnline(version);
  call(server);
  return server;
}

function call(server: ScriptedServer): void {
  server.say('RNG 9 sb.example.com:1863 CKI 17.5 bob@example.com Bob\n', 1);
  server.accept();
  server.say('IRO 1 1 1 bob@example.com Bob 1073741856\nANS 1 OK\n');
  server.heard();
}

function arrives(server: ScriptedServer, body: Uint8Array, from = 'bob@example.com'): void {
  const head = encodeUtf8(`MSG ${from} Bob ${body.length}\r\n`);
  server.say(Uint8Array.from([...head, ...body]));
}

function chunkTo(destination: string, chunk: Uint8Array): Uint8Array {
  const head = `MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: ${destination}\r\n\r\n`;
  return Uint8Array.from([...encodeUtf8(head), ...chunk]);
}

/** A complete message of P2P, which is acknowledged by whoever it is for. */
function p2pMessage(): Uint8Array {
  const data = encodeUtf8('not SLP at all');
  const header = encodeP2pHeader({
    sessionId: 0,
    identifier: 77,
    dataOffset: 0,
    totalSize: data.length,
    chunkSize: data.length,
    flags: 0,
    ackIdentifier: 88,
    ackUniqueId: 0,
    ackDataSize: 0n,
  });
  return Uint8Array.from([...header, ...data, 0, 0, 0, 0]);
}

function invitation(cookie: number): Uint8Array {
  const fields = invitationFields({
    command: 'invite',
    cookie,
    applicationGuid: FILE_TRANSFER_GUID,
    fileName: `../../${cookie}.exe`,
    fileSize: 10,
    connectable: true,
  });
  return encodeSwitchboardMessage({ kind: 'invitation', fields });
}

function withdrawal(cookie: number): Uint8Array {
  const fields = invitationFields({ command: 'cancel', cookie, code: 'timeout' });
  return encodeSwitchboardMessage({ kind: 'invitation', fields });
}

const ASKING = encodeSwitchboardMessage({ kind: 'askAgain', transferId: '12345678' });

describe('P2P is answered', () => {
  test('when it is for us, from somebody who is there', () => {
    const server = called();
    arrives(server, chunkTo('alice@example.com', p2pMessage()));
    expect(server.heard()).toContain('application/x-msnmsgrp2p');
  });

  test('also when it names one of our places', () => {
    const server = called();
    arrives(server, chunkTo('alice@example.com;{5D3E02AB-6190-11D3-BBBB-00C04F795683}', p2pMessage()));
    expect(server.heard()).toContain('application/x-msnmsgrp2p');
  });

  test('not when it is for somebody else, or from somebody who is not there', () => {
    const server = called();
    arrives(server, chunkTo('carol@example.com', p2pMessage()));
    arrives(server, chunkTo('alice@example.com', p2pMessage()), 'carol@example.com');
    arrives(server, chunkTo('', p2pMessage()));
    expect(server.heard()).toBe('');
    // Nor is a switchboard asked for to answer them.
    expect(server.heard(1)).toBe('');
  });

  test('not from somebody who is blocked, and still there among others', () => {
    const server = called();
    server.say('JOI carol@example.com Carol 1073741856\n');
    const id = server.submit({ type: 'block', account: accountOf('bob') });
    const [, remove] = /REM (\d+) AL/.exec(server.heard(1)) ?? [];
    server.say(`REM ${remove} AL bob@example.com\n`, 1);
    const [, add] = /ADC (\d+) BL/.exec(server.heard(1)) ?? [];
    server.say(`ADC ${add} BL N=bob@example.com\n`, 1);
    expect(server.outcomeOf(id)).toEqual({ ok: true });
    const before = server.events.length;
    arrives(server, chunkTo('alice@example.com', p2pMessage()));
    arrives(server, invitation(1));
    arrives(server, ASKING);
    expect(server.heard(1)).toBe('');
    const types = server.events.slice(before).map(({ type }) => type);
    expect(types).not.toContain('transferChanged');
    expect(types).not.toContain('filesAskedAgain');
  });

  test('not in a dialect that has none', () => {
    const server = called(8);
    arrives(server, chunkTo('alice@example.com', p2pMessage()));
    expect(server.heard()).toBe('');
  });
});

describe('files asked for once more', () => {
  test('are told of up to a limit, and later again', () => {
    const server = called();
    for (let count = 0; count < ASKED_AGAIN_MAX + 5; count++) arrives(server, ASKING);
    const told = server.all('filesAskedAgain');
    expect(told).toHaveLength(ASKED_AGAIN_MAX);
    expect(told[0]).toEqual({
      type: 'filesAskedAgain',
      account: accountOf('bob'),
      transferId: '12345678',
    });
    for (let waited = 0; waited < ASKED_AGAIN_TIME; waited += 10_000) {
      server.advance(10_000);
      server.say('QNG 50\n', 1);
    }
    arrives(server, ASKING);
    expect(server.all('filesAskedAgain')).toHaveLength(ASKED_AGAIN_MAX + 1);
  });

  test('not by somebody who is not there', () => {
    const server = called();
    arrives(server, ASKING, 'carol@example.com');
    expect(server.all('filesAskedAgain')).toEqual([]);
  });
});

describe('offers', () => {
  test('are shown up to a limit, and a name is told as it came', () => {
    const server = called(8);
    for (let cookie = 0; cookie < 100; cookie++) arrives(server, invitation(cookie));
    const shown = server.all('transferChanged').map(({ transfer }) => transfer.name);
    expect(shown).toHaveLength(OFFERS_PER_PEER_MAX);
    expect(shown[0]).toBe('../../0.exe');
    expect(server.messenger.state.transfers.size).toBe(OFFERS_PER_PEER_MAX);
  });

  test('that go again before anybody could answer are shown for a while, then no more, and later again', () => {
    const server = called(8);
    for (let cookie = 0; cookie < 100; cookie++) {
      arrives(server, invitation(cookie));
      arrives(server, withdrawal(cookie));
    }
    const names = (): readonly string[] => [
      ...new Set(server.all('transferChanged').map(({ transfer }) => transfer.name)),
    ];
    expect(names()).toHaveLength(WITHDRAWN_OFFERS_MAX);
    // Meanwhile the switchboard, in which nobody says anything, is left.
    for (let waited = 0; waited < WITHDRAWN_OFFERS_TIME; waited += 10_000) {
      server.advance(10_000);
      server.say('QNG 50\n', 1);
    }
    call(server);
    arrives(server, invitation(200));
    expect(names()).toHaveLength(WITHDRAWN_OFFERS_MAX + 1);
  });

  test('do not keep a line from being read', () => {
    const server = called(8);
    for (let cookie = 0; cookie < 100; cookie++) arrives(server, invitation(cookie));
    arrives(server, encodeSwitchboardMessage({ kind: 'text', text: 'still here' }));
    expect(server.all('textReceived').map(({ text }) => text)).toEqual(['still here']);
  });
});

test('whatever is said between programs, nothing is thrown and the talk goes on', () => {
  const header = fc.record({
    sessionId: fc.constantFrom(0, 1, 4_294_967_295),
    identifier: fc.nat({ max: 5 }),
    dataOffset: fc.constantFrom(0, 1, 1_202, 9_007_199_254_740_991),
    totalSize: fc.constantFrom(0, 1, 5_000, 9_007_199_254_740_991),
    chunkSize: fc.constantFrom(0, 1, 20),
    flags: fc.constantFrom(0, 1, 2, 0x20, 0x40, 0x80, 0x0100_0030, 0x100),
    ackIdentifier: fc.nat({ max: 5 }),
    ackUniqueId: fc.nat({ max: 5 }),
    ackDataSize: fc.constantFrom(0n, 5_000n),
  });
  const chunk = fc
    .tuple(header, fc.uint8Array({ maxLength: 60 }))
    .map(([fields, rest]) =>
      chunkTo('alice@example.com', Uint8Array.from([...encodeP2pHeader(fields), ...rest])),
    );
  const fields = fc.dictionary(
    fc.constantFrom(
      'Invitation-Command',
      'Invitation-Cookie',
      'Application-GUID',
      'Cancel-Code',
      'AuthCookie',
    ),
    fc.oneof(
      fc.constantFrom('INVITE', 'ACCEPT', 'CANCEL', '1', FILE_TRANSFER_GUID),
      fc.string({ maxLength: 20 }),
    ),
  );
  const invited = fields.map((each) =>
    encodeSwitchboardMessage({ kind: 'invitation', fields: new Map(Object.entries(each)) }),
  );
  const announced = fc
    .array(fc.string({ maxLength: 10 }), { maxLength: 5 })
    .map((nudgeFeatures) =>
      encodeSwitchboardMessage({ kind: 'clientCapabilities', clientName: 'x', nudgeFeatures }),
    );
  fc.assert(
    fc.property(fc.array(fc.oneof(chunk, invited, announced), { maxLength: 60 }), (bodies) => {
      const server = called();
      for (const body of bodies) arrives(server, body);
      arrives(server, encodeSwitchboardMessage({ kind: 'text', text: 'still here' }));
      server.advance(600_000);
      expect(server.all('textReceived').map(({ text }) => text)).toEqual(['still here']);
      expect(server.messenger.state.phase).not.toBe('signedOut');
    }),
    { numRuns: 200 },
  );
});
