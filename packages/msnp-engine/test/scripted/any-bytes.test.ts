/** Whatever a server says and an application asks: nothing is thrown, and every request ends exactly once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8, type ProtocolVersion } from '@nudge/msnp-codec';
import { accountOf } from '../memory/world.ts';
import { ScriptedServer } from './scripted-server.ts';

const VERBS = [
  'VER CVR INF USR XFR SYN GTC BLP PRP LSG LST BPR ADD ADC REM REA SBP ADG RMG REG CHG ILN NLN FLN UUX UBX',
  'CHL QRY QNG RNG OUT MSG NOT GCF SBS IMS URL ANS IRO JOI BYE CAL ACK NAK 217 911 800 540 215',
]
  .join(' ')
  .split(' ');

const token = fc.oneof(
  fc.constantFrom(
    '1',
    '2',
    '7',
    '0',
    'FL',
    'RL',
    'PL',
    'NLN',
    'OK',
    'S',
    'SB',
    'NS',
    'CKI',
    'OTH',
    'TWN',
    'MD5',
  ),
  fc.constantFrom('bob@example.com', 'N=bob@example.com', 'F=Bob', 'C=b0b', '1.2.3.4:5', 'MSNP12', 'MSNP8'),
  fc.string({ maxLength: 12 }),
  fc.nat().map(String),
);

const line = fc
  .tuple(fc.constantFrom(...VERBS), fc.array(token, { maxLength: 7 }))
  .map(([verb, args]) => encodeUtf8(`${[verb, ...args].join(' ')}\r\n`));

const data = fc.oneof(
  { weight: 5, arbitrary: line },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

const VERSIONS: readonly ProtocolVersion[] = [2, 7, 8, 9, 10, 12];

test('while signing in', () => {
  fc.assert(
    fc.property(fc.array(data, { maxLength: 40 }), (pieces) => {
      const server = new ScriptedServer();
      server.signIn();
      for (const piece of pieces) {
        server.accept();
        server.say(piece);
      }
      server.advance(600_000);
      expect(server.outcomeOf('request-1')).toBeDefined();
    }),
    { numRuns: 300 },
  );
});

test('while signed in, with a switchboard open and requests under way', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...VERSIONS),
      fc.array(fc.tuple(data, fc.boolean()), { maxLength: 40 }),
      fc.string({ maxLength: 40 }),
      (version, pieces, text) => {
        const server = new ScriptedServer();
        server.bringOnline(version);
        const account = accountOf('bob');
        const opened = server.outcomeOf(server.submit({ type: 'openConversation', account }));
        const conversationId = opened?.ok === true ? (opened.conversationId ?? '') : '';
        const requests = [
          server.submit({ type: 'setDisplayName', name: text }),
          server.submit({ type: 'setPersonalMessage', text }),
          server.submit({ type: 'setPhone', kind: 'home', number: text }),
          server.submit({ type: 'addGroup', name: text }),
          server.submit({ type: 'addToGroup', account, groupId: text }),
          server.submit({ type: 'removeGroup', groupId: text }),
          server.submit({ type: 'renameContact', account, name: text }),
          server.submit({ type: 'invite', conversationId, account: accountOf('carol') }),
          server.submit({ type: 'sendText', conversationId, lineId: 'line', text: `${text}.` }),
        ];
        server.say('XFR 16 SB sb.example.com:1863 CKI 1\r\n', 1);
        for (const [piece, isOther] of pieces) {
          server.accept();
          server.say(piece, isOther ? 1 : server.latest);
        }
        server.submit({ type: 'signOut' });
        server.advance(600_000);
        for (const id of requests) expect(server.outcomeOf(id)).toBeDefined();
        const last = server.all('lineChanged').findLast(({ lineId }) => lineId === 'line');
        expect(['delivered', 'failed', 'unknown']).toContain(last?.state);
      },
    ),
    { numRuns: 300 },
  );
});
