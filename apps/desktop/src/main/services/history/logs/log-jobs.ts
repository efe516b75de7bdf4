/** What is done with one log after the other, in the worker. Logs are opened for reading only. */
import type Database from 'libsql';
import { setTimeout as wait } from 'node:timers/promises';
import { ImportedLines } from './import-lines.ts';
import { linesOfLog, type LogLine } from './line-from-event.ts';
import { readLog, type LogStamp } from './read-log.ts';
import { groupNames, type NameGroups } from './whose-names.ts';

/** Short enough for a line that waits to be written. */
const LINES_AT_ONCE = 250;
const PAUSE_MILLISECONDS = 25;
/** Digits of an id that are enough to know it again. */
const ID_DIGITS = 13;

export interface LogSurvey {
  readonly groups: NameGroups;
  readonly stamp: LogStamp;
}

export interface LogRequest {
  readonly file: string;
  /** Of the survey: a file that is another one now is left alone. */
  readonly stamp: LogStamp;
  readonly account: string;
  readonly conversation: string;
  readonly ownNames: readonly string[];
}

export interface LogComparison {
  readonly newCount: number;
  readonly knownCount: number;
  readonly firstAt?: number;
  readonly lastAt?: number;
}

export async function surveyLog(file: string): Promise<LogSurvey | undefined> {
  const log = await readLog(file);
  return log && { groups: groupNames(log.events), stamp: log.stamp };
}

/** What it would bring; nothing is changed. `seen`: lines of logs that were compared before it, by the same search. */
export async function compareLog(
  database: Database.Database,
  request: LogRequest,
  seen: Set<number>,
): Promise<LogComparison | undefined> {
  const lines = await linesOf(request);
  if (lines === undefined) return undefined;
  const imported = new ImportedLines(database);
  let newCount = 0;
  for (const line of lines) {
    const mark = Number.parseInt(line.line.id.slice('log-'.length, 'log-'.length + ID_DIGITS), 16);
    if (!seen.has(mark) && !imported.isKnown(request.account, line)) newCount += 1;
    seen.add(mark);
  }
  const times = lines.map(({ line }) => line.at);
  const ends = times.length === 0 ? {} : { firstAt: least(times), lastAt: -least(times.map((at) => -at)) };
  return { newCount, knownCount: lines.length - newCount, ...ends };
}

/** Adds what is new. Undefined: the file is gone, or another one, and nothing of it was added. */
export async function importLog(
  database: Database.Database,
  request: LogRequest,
): Promise<Pick<LogComparison, 'newCount' | 'knownCount'> | undefined> {
  const lines = await linesOf(request);
  if (lines === undefined) return undefined;
  const imported = new ImportedLines(database);
  let newCount = 0;
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    if (at > 0) await wait(PAUSE_MILLISECONDS);
    newCount += imported.add(request.account, lines.slice(at, at + LINES_AT_ONCE));
  }
  return { newCount, knownCount: lines.length - newCount };
}

async function linesOf(request: LogRequest): Promise<readonly LogLine[] | undefined> {
  const { file, stamp, account, conversation } = request;
  const log = await readLog(file);
  const isSame = log?.stamp.size === stamp.size && log.stamp.modifiedAt === stamp.modifiedAt;
  return isSame
    ? linesOfLog(log.events, { account, conversation, ownNames: new Set(request.ownNames) })
    : undefined;
}

const least = (numbers: readonly number[]): number =>
  numbers.reduce((smallest, number) => Math.min(smallest, number), Number.POSITIVE_INFINITY);
