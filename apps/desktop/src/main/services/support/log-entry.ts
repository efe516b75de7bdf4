/**
 * One line of the log. It is an allow-list: only facts that have a name here are written, and only where they
 * look as such a fact can look. Addresses, names, texts, paths and passwords have no place to stand.
 */
import type { LogFacts } from './log.ts';

export type LogLevel = 'debug' | 'info' | 'warn';

export interface LogEntry extends LogFacts {
  /** ISO 8601. */
  readonly time: string;
  readonly level: LogLevel;
  readonly area: string;
  readonly message: string;
}

const UNFIT = '?';
const WORD = /^[\w.+-]{1,80}$/;
const IP_ADDRESS = /\d+\.\d+\.\d+\.\d+/;
/** `function file.js:line:column`. */
const FRAME = /^[\w$.<># [\]]{0,120}[\w.-]{1,80}:\d{1,9}:\d{1,9}$/;
const FRAMES_MAX = 12;
const MESSAGE_MAX_CHARACTERS = 200;

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value);
const isWord = (value: unknown): boolean =>
  typeof value === 'string' && WORD.test(value) && !IP_ADDRESS.test(value);

const FITS = {
  code: (value) => isNumber(value) || isWord(value),
  kind: isWord,
  name: isWord,
  port: isNumber,
  count: isNumber,
  version: isWord,
  file: isWord,
} as const satisfies { readonly [Name in Exclude<keyof LogFacts, 'frames'>]: (value: unknown) => boolean };

function isFactName(name: string): name is keyof typeof FITS {
  return Object.hasOwn(FITS, name);
}

/** A frame that names a file differently than ours do is left out whole. */
function fitFrames(frames: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(frames) ? frames : [];
  const fit = all.filter((frame) => typeof frame === 'string' && FRAME.test(frame));
  return fit.slice(0, FRAMES_MAX) as readonly string[];
}

function fitFacts({ frames, ...facts }: LogFacts): LogFacts {
  const entries = Object.entries(facts).flatMap(([name, value]) => {
    if (!isFactName(name)) return [];
    return [[name, FITS[name](value) ? value : UNFIT] as const];
  });
  const fit = fitFrames(frames);
  return { ...Object.fromEntries(entries), ...(fit.length === 0 ? {} : { frames: fit }) };
}

function areaOf(message: string): Pick<LogEntry, 'area' | 'message'> {
  const end = message.indexOf(': ');
  if (end < 0) return { area: 'application', message };
  return { area: message.slice(0, end), message: message.slice(end + 2) };
}

/** `now`: Unix milliseconds. */
export function logEntry(
  level: LogLevel,
  event: { readonly message: string; readonly facts: LogFacts },
  now: number,
): LogEntry {
  const text = event.message.slice(0, MESSAGE_MAX_CHARACTERS);
  return { time: new Date(now).toISOString(), level, ...areaOf(text), ...fitFacts(event.facts) };
}
