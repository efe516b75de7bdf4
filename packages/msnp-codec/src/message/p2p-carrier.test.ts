import { expect, test } from 'vitest';
import { bytesOf, concatenate } from '../../test/vectors.ts';
import { decodeSwitchboardMessage } from './switchboard-message.ts';

const HEAD = 'MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\n';

test('the chunk is a view of the message, line ends and all', () => {
  const chunk = Uint8Array.of(13, 10, 13, 10, 0, 255, 10, 10);
  const body = concatenate([bytesOf(`${HEAD}P2P-Dest: bob@example.com\r\n\r\n`), chunk]);
  const { message } = decodeSwitchboardMessage(body);
  expect(message).toEqual({ kind: 'p2p', destination: 'bob@example.com', chunk });
  expect(message.kind === 'p2p' && message.chunk.buffer).toBe(body.buffer);
});

test.each(['', 'P2P-Src: a@b\r\n', 'P2P-Dest: \r\n'])(
  'addressed to nobody, it is left as it is: %j',
  (header) => {
    expect(decodeSwitchboardMessage(bytesOf(`${HEAD}${header}\r\nx`)).message.kind).toBe('other');
  },
);
