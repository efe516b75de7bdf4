/** The headers that mark a part of a cut message. */
import type { ChunkMark, MimeMessage } from './message.ts';
import type { MimeHeader } from './mime.ts';

const COUNT = /^\d{1,3}$/;

/** The chunk mark of a message; undefined when it is whole, or when the mark makes no sense. */
export function readChunkMark(mime: MimeMessage): ChunkMark | undefined {
  const messageId = mime.headers.get('message-id');
  if (messageId === undefined) return undefined;
  const chunks = readCount(mime.headers.get('chunks'));
  if (chunks !== undefined) return { messageId, chunks };
  const chunk = readCount(mime.headers.get('chunk'));
  return chunk === undefined ? undefined : { messageId, chunk };
}

function readCount(token: string | undefined): number | undefined {
  if (token === undefined || !COUNT.test(token)) return undefined;
  const count = Number(token);
  return count === 0 ? undefined : count;
}

/** What marks the first part of a cut message. */
export function firstPartHeaders(messageId: string, chunks: number): readonly MimeHeader[] {
  return [
    ['Message-ID', messageId],
    ['Chunks', String(chunks)],
  ];
}

/** All the headers of a later part. */
export function laterPartHeaders(messageId: string, chunk: number): readonly MimeHeader[] {
  return [
    ['Message-ID', messageId],
    ['Chunk', String(chunk)],
  ];
}
