import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from './clock.ts';
import { logEntry, type LogLevel } from './log-entry.ts';
import type { Log, LogFacts } from './log.ts';

export const LOG_FILE = 'nudge.log';
/** A file is put aside when it grows past this. */
export const LOG_FILE_MAX_BYTES = 1024 * 1024;
/** Files put aside that are kept. */
export const LOG_FILES_KEPT = 3;

function rotate(file: string): void {
  // Taken away while the application runs: there is nothing to put aside, and those put aside before stay.
  if (!existsSync(file)) return;
  rmSync(`${file}.${LOG_FILES_KEPT}`, { force: true });
  for (let index = LOG_FILES_KEPT - 1; index >= 1; index -= 1) {
    if (existsSync(`${file}.${index}`)) renameSync(`${file}.${index}`, `${file}.${index + 1}`);
  }
  renameSync(file, `${file}.1`);
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/**
 * A log in one file of the profile, one line of JSON per event. A disk that is full or read-only silences it and
 * stops nothing else.
 */
export function openLogFile(file: string, clock: Clock): Log {
  let size = 0;
  const write = (level: LogLevel, message: string, facts: LogFacts = {}): void => {
    const line = `${JSON.stringify(logEntry(level, { message, facts }, clock.now()))}\n`;
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
    debug: (message, facts) => write('debug', message, facts),
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
  };
}

/** The newest lines, oldest first, also where the file has just been put aside; none where it cannot be read. */
export function lastLogLines(file: string, count: number): readonly string[] {
  const linesOf = (name: string): readonly string[] => {
    try {
      return readFileSync(name, 'utf8').split('\n').filter(Boolean);
    } catch {
      return [];
    }
  };
  const newest = linesOf(file);
  const older = newest.length < count ? linesOf(`${file}.1`) : [];
  return [...older, ...newest].slice(-count);
}
