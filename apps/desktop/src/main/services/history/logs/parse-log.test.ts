import { describe, expect, it } from 'vitest';
import type { LogEvent } from './log-event.ts';
import { LogParser } from './parse-log.ts';

const parse = (...pieces: readonly string[]): readonly LogEvent[] | undefined => {
  const parser = new LogParser();
  const events: LogEvent[] = [];
  for (const piece of pieces) {
    const ended = parser.write(piece);
    if (ended === undefined) return undefined;
    events.push(...ended);
  }
  const rest = parser.end();
  return rest && [...events, ...rest];
};

const MESSAGE =
  '<Message Date="16/9/2010" Time="22:45:43" DateTime="2010-09-17T01:45:43.093Z" SessionID="1">' +
  '<From><User FriendlyName="Ana &amp; co"/></From><To><User FriendlyName="Ben"/></To>' +
  '<Text Style="font-family:Tahoma; color:#800000; ">Tom &amp; Jerry &lt;3\n it&#39;s</Text></Message>';
const log = (content: string): string =>
  `<?xml version="1.0"?><?xml-stylesheet type='text/xsl' href='MessageLog.xsl'?><Log FirstSessionID="1" LastSessionID="1">${content}</Log>`;

describe('a message log', () => {
  it('gives who said what when, in whatever pieces it comes', () => {
    const whole = log(MESSAGE);
    const expected = {
      kind: 'message',
      at: Date.UTC(2010, 8, 17, 1, 45, 43, 93),
      from: { name: 'Ana & co', address: '' },
      to: ['Ben'],
      text: "Tom & Jerry <3\n it's",
      style: 'font-family:Tahoma; color:#800000; ',
    };
    expect(parse(whole)).toMatchObject([expected]);
    expect(parse(...whole)).toMatchObject([expected]);
  });

  it('gives what is said of files, and passes over who came and went', () => {
    const file =
      '<Invitation DateTime="2010-09-17T01:45:44Z"><From><User FriendlyName="Ana"/></From><File>a.jpg</File><Text>Ana sends a.jpg</Text></Invitation>' +
      '<InvitationResponse DateTime="2010-09-17T01:45:45Z"><From><User FriendlyName="Ben"/></From><File>C:\\a.jpg</File><Text>Transfer of "a.jpg" is complete.</Text></InvitationResponse>' +
      '<Join DateTime="2010-09-17T01:45:46Z"><User FriendlyName="Cem"/><Text>Cem has joined.</Text></Join>' +
      '<Leave DateTime="2010-09-17T01:45:47Z"><User FriendlyName="Cem"/><Text>Cem has left.</Text></Leave>';
    expect(parse(log(file))).toMatchObject([
      { kind: 'invitation', from: { name: 'Ana' }, text: 'Ana sends a.jpg' },
      { kind: 'invitation', from: { name: 'Ben' }, text: 'Transfer of "a.jpg" is complete.' },
    ]);
  });

  it('without a moment it can read has that of the line before', () => {
    const bare =
      '<Message Date="1/2/2010" Time="1:02"><From><User FriendlyName="Ana"/></From><Text>x</Text></Message>';
    const [first, second] = parse(log(MESSAGE + bare)) ?? [];
    expect(second?.at).toBe(first?.at);
    expect(parse(log(bare))).toBeUndefined();
  });

  it('knows no moment that the history has no place for', () => {
    const late = MESSAGE.replace('2010-09-17T01:45:43.093Z', '9999-12-31T00:00:00Z');
    const [first, second] = parse(log(MESSAGE + late)) ?? [];
    expect(second?.at).toBe(first?.at);
    expect(parse(log(late))).toBeUndefined();
  });

  it.each([
    ['cut off', log(MESSAGE).slice(0, -8)],
    ['cut inside a message', log(MESSAGE).slice(0, 300)],
    ['not XML', 'hello there'],
    ['another document', '<?xml version="1.0"?><messenger/>'],
    [
      'with a document type',
      `<!DOCTYPE Log [<!ENTITY a "b">]>${log(MESSAGE)}`.replace('<?xml version="1.0"?>', ''),
    ],
    ['with an entity of its own', log(MESSAGE.replace('&amp;', '&boom;'))],
    ['too deep', log(`<Message>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</Message>`)],
    ['with a text without end', log(MESSAGE.replace('Jerry', 'x'.repeat(70_000)))],
    ['empty', ''],
  ])('that is %s is damaged', (_name, text) => {
    expect(parse(text)).toBeUndefined();
  });
});
