import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** A file is put aside when it grows past this. */
export const LOG_FILE_MAX_BYTES = 1024 * 1024;
/** Files put aside that are kept. */
export const LOG_FILES_KEPT = 3;
const LINE_MAX_CHARACTERS = 2000;

/** One line per event; line breaks inside a message cannot forge another line. */
function formatLine(level: string, message: string, now: number): string {
  const text = message.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').slice(0, LINE_MAX_CHARACTERS);
  return `${new Date(now).toISOString()} ${level} ${text}\n`;
}

function rotate(file: string): void {
  rmSync(`${file}.${LOG_FILES_KEPT}`, { force: true });
  for (let index = LOG_FILES_KEPT - 1; index >= 1; index -= 1) {
    if (existsSync(`${file}.${index}`)) renameSync(`${file}.${index}`, `${file}.${index + 1}`);
  }
  renameSync(file, `${file}.1`);
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** A log in one file of the profile. A disk that is full or read-only silences it and stops nothing else. */
export function openLogFile(file: string, clock: Clock): Log {
  let size = 0;
  const write = (level: string, message: string): void => {
    const line = formatLine(level, message, clock.now());
    try {
      if (size + line.length > LOG_FILE_MAX_BYTES) {
        rotate(file);
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += line.length;
    } catch {
      // Nowhere is left to say it.
    }
  };
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    size = sizeOf(file);
  } catch {
    // The first write fails the same way.
  }
  return {
    debug: (message) => write('debug', message),
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
  };
}
