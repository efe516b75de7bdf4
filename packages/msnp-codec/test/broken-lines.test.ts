/** Lines that a known verb cannot have, and verbs that nobody knows. */
import { describe, expect, test } from 'vitest';
import { decodeClientSwitchboard, decodeServerSwitchboard, encodeServerNotification } from '../src/index.ts';
import { frameOf, fromClient, fromServer } from './lines.ts';
import { textOf } from './vectors.ts';

describe('broken lines are malformed, with their arguments and what can be told of them', () => {
  test.each([
    'VER',
    'VER x',
    'USR 1',
    'USR 1 TWN',
    'USR 1 TWN I x',
    'USR 1 OK',
    'XFR 1',
    'XFR 1 NS',
    'XFR 1 NS host:99999 0',
    'XFR 1 NS :80 0',
    'XFR 1 SB h:1 XXX y',
    'XFR 1 SB h:1 CKI',
    'XFR 1 ZZ h:1',
    'CVR 1 a',
    'INF -1',
    'INF 4294967296',
    'INF 1.5',
    'SYN 1',
    'SYN x 1',
    'GTC',
    'GTC X',
    'GTC x A',
    'BLP 1 XX',
    'PRP',
    'PRP 1',
    'PRP 1 2',
    'LSG',
    'LSG x',
    'LST',
    'LST N= 3',
    'LST N=a@b',
    'LST F=x C=y 3',
    'LST a@b Name x',
    'LST 1 XL 1 1 1 a@b',
    'LST 1 FL 1 x 1 a@b',
    'BPR',
    'BPR PHH2',
    'BPR 12',
    'ADD 1 XX 1 a@b N',
    'ADD 1 FL 1',
    'ADC 1 FL',
    'ADC 1 FL F=x',
    'ADC 1',
    'REM 1 FL',
    'REA 1 2',
    'SBP 1 x',
    'SND 1',
    'SND OK',
    'SDC 1 NO',
    'ADG 1 x',
    'RMG 1',
    'REG 1 x',
    'CHG 1',
    'CHG 1 XXX',
    'ILN x NLN a@b',
    'ILN 1 NLN',
    'NLN',
    'NLN XXX a@b c',
    'FLN',
    'UUX',
    'CHL 0',
    'QRY',
    'RNG 1',
    'RNG 1 h:1 CKI',
    'RNG 1 h:1 CKI c',
    'IMS 1 MAYBE',
    'URL 1 x',
    'SBS',
  ])('%s', (line) => {
    const [name, ...args] = line.split(' ');
    const trId = /^\S+ (\d{1,9})(?: |$)/.exec(line)?.[1];
    const told = trId === undefined ? {} : { trId: Number(trId) };
    const reason: unknown = expect.stringMatching(/^[a-z]/);
    expect(fromServer(line, 12)).toStrictEqual({ verb: 'malformed', name, args, reason, ...told });
  });

  test.each([
    'VER',
    'CVR 1 0x0409 winnt 5.1 i386 MSNMSGR 7.5',
    'USR 1 TWN X y',
    'USR 1 TWN I',
    'XFR 1',
    'SYN 1',
    'CHG 1 nln',
    'ADD 1 FL',
    'ADC 1 FL',
    'REM 1 FL',
    'REA 1',
    'SBP 1 x',
    'SND x',
    'SND 1',
    'SDC x b@c 0x0409 MSMSGS MSMSGS X X Alice 0\r\n',
    'SDC 1 b@c 0x0409 0\r\n',
    'SDC 1 b@c 0x0409 MSMSGS MSMSGS X Y Alice 0\r\n',
    'SDC 1 b@c 0x0409 MSMSGS MSMSGS Y X Alice 0\r\n',
    'SDC 1 b@c 0x0409 MSMSGS MSMSGS X X Alice A 0\r\n',
    'SDC 1 b@c 0x0409 MSMSGS MSMSGS X X 0\r\n',
    'ADG',
    'RMG 1',
    'REG 1',
    'BLP 1',
    'GTC 1 Z',
    'PRP 1',
    'UUX 1 3\r\nabc',
    'QRY x y 2\r\nab',
    'GCF 1',
    'IMS 1',
    'URL 1',
    'LST 1 ZZ',
    'LSG',
    'CHL',
  ])('from a client: %s', (line) => {
    expect(fromClient(line, 12).verb).toBe('malformed');
  });

  test.each(['USR 1 a@b', 'ANS 1 a@b c', 'CAL 1', 'CAL', 'MSG 1 X 2\r\nab', 'MSG x U 2\r\nab'])(
    'to a switchboard: %s',
    (line) => {
      expect(decodeClientSwitchboard(frameOf(line, 'client', 'switchboard'), 12).verb).toBe('malformed');
    },
  );

  test.each([
    'USR 1 NO a',
    'ANS 1 NO',
    'IRO 1 x 2 a',
    'IRO 1 1 2',
    'CAL 1 SILENT x',
    'JOI',
    'BYE',
    'ACK',
    'NAK x',
  ])('from a switchboard: %s', (line) => {
    expect(decodeServerSwitchboard(frameOf(line, 'server', 'switchboard'), 12).verb).toBe('malformed');
  });
});

describe('unknown verbs', () => {
  test('keep arguments and payload, and are written as they were', () => {
    const command = fromServer('ADL 0 5\r\n<ml/>', 12);
    expect(command).toMatchObject({ verb: 'unknown', name: 'ADL', args: ['0', '5'] });
    expect(textOf(encodeServerNotification(command, 12))).toBe('ADL 0 5\r\n<ml/>');
  });

  test('are not taken from names that objects have', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(fromServer(`${name} 1`, 12)).toMatchObject({ verb: 'unknown', name });
    }
  });
});
