import type Koa from 'koa';
import { REQUEST_BODY_WITHIN_MS, REQUEST_OVERFLOW_MAX_BYTES } from '../limits.ts';

/**
 * The body of a request; undefined when it has more bytes. Somewhat more is still read, so that the answer is; beyond
 * that the connection ends with the answer. A body that does not come in time takes its connection along, and the
 * promise rejects.
 */
export async function readBody(context: Koa.Context, maxBytes: number): Promise<Buffer | undefined> {
  const { req } = context;
  const timer = setTimeout(() => req.destroy(), REQUEST_BODY_WITHIN_MS);
  let chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of req) {
      const bytes = chunk as Buffer;
      length += bytes.length;
      if (length <= maxBytes) chunks.push(bytes);
      else chunks = [];
      if (length > maxBytes + REQUEST_OVERFLOW_MAX_BYTES) break;
    }
  } finally {
    clearTimeout(timer);
  }
  if (length <= maxBytes) return Buffer.concat(chunks);
  // Else it would stay open for a while, full of what nobody reads.
  context.set('Connection', 'close');
  return undefined;
}
