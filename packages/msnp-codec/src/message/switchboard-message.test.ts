import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import { bytesOf, bytesOfHex, loadVectors, textOf } from '../../test/vectors.ts';
import type { SwitchboardMessage } from './message.ts';
import { decodeSwitchboardMessage, encodeSwitchboardMessage } from './switchboard-message.ts';

function decode(text: string): SwitchboardMessage {
  return decodeSwitchboardMessage(bytesOf(text)).message;
}

const MIME = 'MIME-Version: 1.0\r\n';

test('the seed message', () => {
  interface SeedVectors {
    readonly vectors: readonly {
      readonly mimeHex?: string;
      readonly mimeLength?: number;
      readonly font?: string;
      readonly body?: string;
    }[];
  }
  const seed = loadVectors<SeedVectors>('seed').vectors.find(({ mimeHex }) => mimeHex !== undefined);
  const bytes = bytesOfHex(seed?.mimeHex ?? '');
  expect(bytes).toHaveLength(seed?.mimeLength ?? -1);
  const { message } = decodeSwitchboardMessage(bytes);
  expect(message).toMatchObject({
    kind: 'text',
    text: seed?.body,
    format: { font: seed?.font, charset: 0x86 },
  });
});

describe('kinds and their wire form', () => {
  const forms: readonly (readonly [SwitchboardMessage, string])[] = [
    [
      { kind: 'typing', account: 'alice@example.com' },
      `${MIME}Content-Type: text/x-msmsgscontrol\r\nTypingUser: alice@example.com\r\n\r\n\r\n`,
    ],
    [{ kind: 'nudge' }, `${MIME}Content-Type: text/x-msnmsgr-datacast\r\n\r\nID: 1\r\n\r\n`],
    [
      { kind: 'datacast', id: 4, data: 'waves' },
      `${MIME}Content-Type: text/x-msnmsgr-datacast\r\n\r\nID: 4\r\nData: waves\r\n\r\n`,
    ],
    [{ kind: 'keepAlive' }, `${MIME}Content-Type: text/x-keepalive\r\n\r\n`],
    [
      { kind: 'clientCapabilities', clientName: 'Example/1.0', chatLogging: 'Y' },
      `${MIME}Content-Type: text/x-clientcaps\r\n\r\nClient-Name: Example/1.0\r\nChat-Logging: Y\r\n\r\n`,
    ],
    [
      { kind: 'emoticons', animated: false, pairs: [{ code: ':hi:', msnObject: '<msnobj Size="1"/>' }] },
      `${MIME}Content-Type: text/x-mms-emoticon\r\n\r\n:hi:\t<msnobj Size="1"/>\t`,
    ],
    [
      { kind: 'text', text: 'one\ntwo', senderName: 'Bob é', lineId: '7' },
      `${MIME}Content-Type: text/plain; charset=UTF-8\r\nP4-Context: Bob é\r\nX-Nudge-Line-Id: 7\r\n\r\none\r\ntwo`,
    ],
    [
      { kind: 'clientCapabilities', clientName: 'Nudge/1.0', nudgeFeatures: ['resume', 'sha256', 'bundle'] },
      `${MIME}Content-Type: text/x-clientcaps\r\n\r\nClient-Name: Nudge/1.0\r\nNudge-Features: resume sha256 bundle\r\n\r\n`,
    ],
    [
      { kind: 'askAgain', transferId: '3f-9_a' },
      `${MIME}Content-Type: text/x-nudge-transfer; charset=UTF-8\r\n\r\nCommand: ask-again\r\nTransfer-Id: 3f-9_a\r\n\r\n`,
    ],
    [
      { kind: 'p2p', destination: 'a@b', chunk: bytesOf('binary') },
      `${MIME}Content-Type: application/x-msnmsgrp2p\r\nP2P-Dest: a@b\r\n\r\nbinary`,
    ],
    [
      { kind: 'p2p', destination: 'a@b;{1}', source: 'c@d;{2}', chunk: bytesOf('') },
      `${MIME}Content-Type: application/x-msnmsgrp2p\r\nP2P-Dest: a@b;{1}\r\nP2P-Src: c@d;{2}\r\n\r\n`,
    ],
    [
      { kind: 'invitation', fields: new Map([['Application-Name', 'File Transfer']]) },
      `${MIME}Content-Type: text/x-msmsgsinvite; charset=UTF-8\r\n\r\nApplication-Name: File Transfer\r\n\r\n`,
    ],
  ];

  test.each(forms)('%j', (message, wire) => {
    expect(textOf(encodeSwitchboardMessage(message))).toBe(wire);
    expect(decode(wire)).toEqual(message);
  });
});

describe('texts', () => {
  test('come back, whatever they are', () => {
    fc.assert(
      fc.property(textOfLength({}), (text) => {
        const message: SwitchboardMessage = { kind: 'text', text: text.replaceAll('\r', '') };
        expect(decodeSwitchboardMessage(encodeSwitchboardMessage(message)).message).toEqual(message);
      }),
    );
  });

  test('show every kind of line break as one', () => {
    expect(decode('Content-Type: text/plain; charset=UTF-8\r\n\r\na\r\nb\rc\nd')).toEqual({
      kind: 'text',
      text: 'a\nb\nc\nd',
    });
  });

  test('without a charset are ISO 8859-1, without a type are texts', () => {
    const bytes = Uint8Array.from([...bytesOf('X: y\r\n\r\n'), 0xe9]);
    expect(decodeSwitchboardMessage(bytes).message).toEqual({ kind: 'text', text: 'é' });
  });

  test('may come with bare line feeds, odd case and odd blanks', () => {
    expect(
      decode('content-type : TEXT/Plain;Charset="utf-8"\nX-mms-im-format: fn=Arial\n\nhé'),
    ).toMatchObject({
      kind: 'text',
      text: 'hé',
      format: { font: 'Arial' },
    });
  });

  test('take the first of several headers', () => {
    expect(decode('X-MMS-IM-Format: FN=A\r\nX-MMS-IM-Format: FN=B\r\n\r\nhi')).toMatchObject({
      format: { font: 'A' },
    });
  });

  test('cannot forge a header by a name with a line break', () => {
    const wire = textOf(
      encodeSwitchboardMessage({ kind: 'text', text: 'x', senderName: 'a\r\nX-Evil: 1\r\n\r\nz' }),
    );
    expect(wire.split('\r\n\r\n')).toHaveLength(2);
    expect(wire).not.toMatch(/^X-Evil/m);
  });
});

describe('what has no meaning here', () => {
  test.each([
    `${MIME}Content-Type: application/x-msnmsgrp2p\r\nP2P-Src: a@b\r\n\r\nbinary`,
    `${MIME}Content-Type: text/x-msmsgscontrol\r\nRecordingUser: a@b\r\n\r\n\r\n`,
    `${MIME}Content-Type: text/x-msnmsgr-datacast\r\n\r\nID: x\r\n\r\n`,
    `${MIME}Content-Type: text/x-msnmsgr-datacast\r\n\r\n\r\n`,
    `${MIME}Content-Type: text/x-clientcaps\r\n\r\n\r\n`,
    `${MIME}Content-Type: text/x-nudge-transfer\r\n\r\n\r\n`,
    `${MIME}Content-Type: text/x-nudge-transfer\r\n\r\nCommand: ask-again\r\n\r\n`,
    `${MIME}Content-Type: text/x-nudge-transfer\r\n\r\nCommand: erase\r\nTransfer-Id: 3f\r\n\r\n`,
    `${MIME}Content-Type: text/x-nudge-transfer\r\n\r\nCommand: ask-again\r\nTransfer-Id: ../x\r\n\r\n`,
    `${MIME}Content-Type: text/x-nudge-transfer\r\n\r\nCommand: ask-again\r\nTransfer-Id: ${'x'.repeat(65)}\r\n\r\n`,
    `${MIME}Content-Type: image/gif\r\n\r\nbase64:AAAA`,
  ])('is kept as it is: %j', (wire) => {
    const message = decode(wire);
    expect(message.kind).toBe('other');
    expect(textOf(encodeSwitchboardMessage(message))).toBe(wire);
  });

  test.each([
    '',
    '\r\n',
    '\r\n\r\n',
    ':',
    'a',
    'Content-Type\r\n\r\nx',
    ': x\r\n\r\ny',
    'Content-Type: ;=;\r\n\r\n',
  ])('may be broken: %j', (wire) => {
    expect(decode(wire).kind).toBe('text');
  });

  test('may be any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (body) => {
        const { message } = decodeSwitchboardMessage(body);
        expect(encodeSwitchboardMessage(message)).toBeInstanceOf(Uint8Array);
      }),
    );
  });
});

test('emoticons without an object, or out of order, are left out', () => {
  const head = `${MIME}Content-Type: text/x-mms-animemoticon\r\n\r\n`;
  expect(decode(`${head}:a:\t<msnobj/>\t\t<x/>\t:b:`)).toEqual({
    kind: 'emoticons',
    animated: true,
    pairs: [{ code: ':a:', msnObject: '<msnobj/>' }],
  });
});
