/**
 * application/x-msnmsgrp2p: a chunk of P2P in a switchboard message (p2p.md section 2). The chunk is handed on
 * as it is, a view of the message.
 */
import { p2pChunkLength, writeP2pChunk, type P2pChunk } from '../p2p/binary-header.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import { CONTENT_TYPES } from './content-types.ts';
import type { MimeMessage, SwitchboardMessage } from './message.ts';
import { fieldLines, type MimeHeader } from './mime.ts';

export type P2pCarrier = Extract<SwitchboardMessage, { kind: 'p2p' }>;

/** Reads the carrier; undefined when it is addressed to nobody. */
export function readP2pCarrier(mime: MimeMessage): P2pCarrier | undefined {
  const destination = mime.headers.get('p2p-dest');
  if (destination === undefined || destination === '') return undefined;
  const source = mime.headers.get('p2p-src');
  const message = { kind: 'p2p', destination, chunk: mime.body } as const;
  return source === undefined ? message : { ...message, source };
}

/** Who a chunk goes to and, from late clients, comes from: `account` or `account;{guid}`. */
export type P2pRoute = Pick<P2pCarrier, 'destination' | 'source'>;

export function p2pHeaders({ destination, source }: P2pRoute): readonly MimeHeader[] {
  return [
    ['MIME-Version', '1.0'],
    ['Content-Type', CONTENT_TYPES.p2p],
    ['P2P-Dest', destination],
    ...(source === undefined ? [] : [['P2P-Src', source] as const]),
  ];
}

/** The whole body of MSG for a chunk, written at once: the data is copied a single time. */
export function encodeP2pCarrier(route: P2pRoute, chunk: P2pChunk): Uint8Array {
  const head = encodeUtf8(`${fieldLines(p2pHeaders(route))}\r\n`);
  const bytes = new Uint8Array(head.length + p2pChunkLength(chunk));
  bytes.set(head);
  writeP2pChunk(chunk, bytes, head.length);
  return bytes;
}
