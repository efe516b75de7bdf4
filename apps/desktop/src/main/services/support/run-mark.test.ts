import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLog, type Log } from './log.ts';
import { markRun } from './run-mark.ts';

let folder: string;
let warnings: string[];
const log: Log = { ...silentLog, warn: (message) => void warnings.push(message) };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-run-'));
  warnings = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Answers how that run comes to its end. */
function start(): () => void {
  let end = (): void => {};
  markRun(path.join(folder, 'running'), log, (atEnd) => {
    end = atEnd;
  });
  return () => end();
}

it('says nothing after runs that came to their end, and leaves nothing', () => {
  start()();
  start()();
  expect(warnings).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('tells once of a run that did not', () => {
  start();
  start()();
  start();
  expect(warnings).toEqual(['application: the run before did not come to its end']);
});

it('keeps nobody from starting where nothing can be written', () => {
  expect(() => markRun(path.join(folder, 'none', 'running'), log, () => {})).not.toThrow();
});
