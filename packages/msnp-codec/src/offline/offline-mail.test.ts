import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import { bytesToGuid } from '../p2p/guid.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import { OFFLINE_CONTENT_MAX_BYTES, OFFLINE_MAIL_MAX_BYTES, OFFLINE_TEXT_MAX_BYTES } from './limits.ts';
import { encodeMailWord } from './mail-headers.ts';
import { decodeOfflineMail, encodeOfflineContent, encodeOfflineMail } from './offline-mail.ts';

const RUN = bytesToGuid(Uint8Array.from({ length: 16 }, (_, at) => at + 1));
const TIME = Date.UTC(2026, 10, 27, 9, 5, 7);
const TYPE = 'X-OIM-Message-Type: OfflineMessage\r\n';

function mailOf(content: string): string {
  return encodeOfflineMail({
    messageId: 'id-1',
    from: 'alice@example.com',
    senderName: encodeMailWord('Ålice "A" <x>'),
    to: 'bob@example.com',
    receivedAt: TIME,
    content,
  });
}

test('what is written is read, by the service and, below its headers, by the receiver', () => {
  fc.assert(
    fc.property(
      textOfLength({ maxLength: 500 }),
      fc.integer({ min: 1, max: 999_999_999 }),
      (text, sequence) => {
        const line = { runId: RUN, sequence, text, lineId: 'line-1' };
        const content = encodeOfflineContent(line);
        expect(decodeOfflineMail(content)).toEqual({
          ok: true,
          value: { ...line, from: '', senderName: '' },
        });
        const sender = { from: 'alice@example.com', senderName: 'Ålice "A" <x>', sentAt: TIME };
        // A reader of XML makes line feeds of line ends.
        for (const mail of [mailOf(content), mailOf(content).replaceAll('\r\n', '\n')]) {
          expect(decodeOfflineMail(mail)).toEqual({ ok: true, value: { ...line, ...sender } });
        }
      },
    ),
  );
});

test('the longest text fits everything around it', () => {
  for (const text of ['€'.repeat(4_000), 'x'.repeat(OFFLINE_TEXT_MAX_BYTES)]) {
    expect(encodeUtf8(text)).toHaveLength(OFFLINE_TEXT_MAX_BYTES);
    const content = encodeOfflineContent({ runId: RUN, sequence: 1, text });
    expect(content.length).toBeLessThan(OFFLINE_CONTENT_MAX_BYTES);
    expect(decodeOfflineMail(mailOf(content))).toMatchObject({ ok: true, value: { text } });
    expect(Math.max(...content.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(77);
  }
});

test('headers of others are handed on, the service’s own cannot be forged', () => {
  const content = `MIME-Version: 1.0\r\nFrom: eve@example.com\r\nDate: 1 Jan 1999 00:00:00 +0000\r\nX-Odd: 1\r\n  2\r\n${TYPE}\r\nhi`;
  const mail = mailOf(content);
  expect(mail).toContain('\r\nX-Odd: 1  2\r\n');
  expect(mail).not.toContain('eve@');
  expect(decodeOfflineMail(mail)).toMatchObject({
    ok: true,
    value: { from: 'alice@example.com', sentAt: TIME, text: 'hi' },
  });
});

describe('what others write', () => {
  test.each([
    ['no encoding', `${TYPE}\r\nGrüße`, 'Grüße'],
    [
      'blanks before and behind',
      `\r\n  \r\n${TYPE}Content-Transfer-Encoding: Base64\n\nR3LDvMOfZQ== \r\n\r\n`,
      'Grüße',
    ],
    [
      'another charset',
      `${TYPE}Content-Type: text/plain; charset="ISO-8859-1"\r\nContent-Transfer-Encoding: base64\r\n\r\nR3L832U=`,
      'Grüße',
    ],
    ['nothing at all', TYPE, ''],
  ])('%s', (_what, mail, text) => {
    expect(decodeOfflineMail(mail)).toMatchObject({ ok: true, value: { text } });
  });

  test('a From without a name, a run and a number of another form, no date', () => {
    const mail = `From: bob@example.com\r\nX-OIM-Run-Id: 7\r\nX-OIM-Sequence-Num: 0\r\nDate: soon\r\n${TYPE}\r\nhi`;
    const read = decodeOfflineMail(mail);
    expect(read).toEqual({ ok: true, value: { text: 'hi', from: 'bob@example.com', senderName: '' } });
  });

  test.each([
    ['notAnOfflineMessage', 'Content-Type: text/plain\r\n\r\nhi'],
    ['notAnOfflineMessage', ''],
    ['notText', `Content-Type: application/vnd.ms-msnipg\r\n${TYPE}\r\nhi`],
    [
      'notText',
      `Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n${TYPE}\r\naGk=`,
    ],
    ['badBody', `Content-Transfer-Encoding: base64\r\n${TYPE}\r\n§`],
    ['textTooLarge', `${TYPE}\r\n${'x'.repeat(OFFLINE_TEXT_MAX_BYTES + 1)}`],
    ['mailTooLarge', `${TYPE}\r\n${'x'.repeat(OFFLINE_MAIL_MAX_BYTES)}`],
  ])('%s', (code, mail) => {
    expect(decodeOfflineMail(mail)).toMatchObject({ ok: false, fault: { code } });
  });
});
