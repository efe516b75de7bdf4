import { expect, it } from 'vitest';
import { conversationOf, EVERYTHING, messageOf, UNICODE_TEXTS } from '../../../../test/saved-sample.ts';
import { toText, toUnicodeText } from './plain-text.ts';

const indented = (text: string) => text.replaceAll(/^/gm, '  ').replaceAll('\n', '\r\n');

it('B24: Unicode text has its mark, and every text in it', () => {
  const bytes = Buffer.from(toUnicodeText(EVERYTHING));
  expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
  const text = bytes.subarray(2).toString('utf16le');
  for (const said of UNICODE_TEXTS.filter((one) => !one.includes('\u2028')))
    expect(text).toContain(`Ana says (18:04):\r\n${indented(said)}\r\n`);
  expect(text).toContain('\u00A0\u200D\u202E\u2028\uFFFD\uFFFF');
});

it('B24: text is UTF-8 without a mark', () => {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(toText(EVERYTHING));
  expect(text.startsWith('Conversation with Ana')).toBe(true);
  expect(text).toContain('\r\n  faces 😀👩‍👩‍👧‍👦🏳️‍🌈 and 𝄞 𠜎\r\n');
});

it('every line ends in the same way', () => {
  const rows = [
    { kind: 'day', text: 'Saturday' },
    { ...messageOf('one\ntwo'), trouble: 'Not sent.' },
    { kind: 'event', text: 'You have just sent a nudge. (18:05)' },
  ] as const;
  expect(Buffer.from(toText(conversationOf(...rows))).toString('utf8')).toBe(
    [
      'Conversation with Ana & <Ben> 😀',
      '',
      'Saturday',
      '',
      'Ana says (18:04):',
      '  one',
      '  two',
      '  (Not sent.)',
      '* You have just sent a nudge. (18:05)',
      '',
    ].join('\r\n'),
  );
});
