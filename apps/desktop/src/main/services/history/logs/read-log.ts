import { open, type FileHandle } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import type { LogEvent } from './log-event.ts';
import { LogParser } from './parse-log.ts';

/** A messenger read and wrote its logs whole; none became larger. */
const LOG_MAX_BYTES = 256 * 1024 * 1024;
const PIECE_BYTES = 256 * 1024;

/** What a file was when it was read, so that another one under its name is noticed. */
export interface LogStamp {
  readonly size: number;
  readonly modifiedAt: number;
}

/** The events of a log, in its order, and what the file was. Undefined: damaged, no log, too large, not to be read. */
export async function readLog(
  file: string,
): Promise<{ readonly events: readonly LogEvent[]; readonly stamp: LogStamp } | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size, mtimeMs: modifiedAt } = await handle.stat();
      const events = size > LOG_MAX_BYTES ? undefined : await parse(handle, size);
      return events && { events, stamp: { size, modifiedAt } };
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

async function parse(handle: FileHandle, size: number): Promise<readonly LogEvent[] | undefined> {
  const parser = new LogParser();
  const piece = new Uint8Array(Math.min(PIECE_BYTES, size));
  const events: LogEvent[] = [];
  let decoder: TextDecoder | undefined;
  for (let at = 0; at < size;) {
    const { bytesRead } = await handle.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return undefined;
    const bytes = piece.subarray(0, bytesRead);
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    const ended = parser.write(decoder.decode(bytes, { stream: true }));
    if (ended === undefined) return undefined;
    for (const event of ended) events.push(event);
    at += bytesRead;
  }
  decoder?.decode();
  const rest = parser.end();
  return rest && [...events, ...rest];
}

/** By the mark at the beginning; without one it is UTF-8. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
