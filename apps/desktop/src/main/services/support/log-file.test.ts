import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { lastLogLines, LOG_FILE_MAX_BYTES, LOG_FILES_KEPT, openLogFile } from './log-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-log-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('writes one line of JSON per event, whatever the message holds', () => {
    const file = path.join(folder, 'logs', 'nudge.log');
    openLogFile(file, new ManualClock(0)).warn('host: one\r\ntwo', { port: 1863 });
    const line =
      '{"time":"1970-01-01T00:00:00.000Z","level":"warn","area":"host","message":"one\\r\\ntwo","port":1863}';
    expect(readFileSync(file, 'utf8')).toBe(`${line}\n`);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('keeps so many files of so many bytes', () => {
    const file = path.join(folder, 'nudge.log');
    writeFileSync(file, 'x'.repeat(LOG_FILE_MAX_BYTES));
    const log = openLogFile(file, new ManualClock());
    const frames = Array.from({ length: 12 }, () => `${'y'.repeat(100)} ${'x'.repeat(60)}.js:1:1`);
    const lines = Math.ceil((LOG_FILE_MAX_BYTES * (LOG_FILES_KEPT + 2)) / 2000);
    for (let index = 0; index < lines; index += 1) log.info('test: long', { frames });
    expect(existsSync(`${file}.${LOG_FILES_KEPT}`)).toBe(true);
    expect(existsSync(`${file}.${LOG_FILES_KEPT + 1}`)).toBe(false);
    expect(statSync(file).size).toBeLessThanOrEqual(LOG_FILE_MAX_BYTES);
  });

  it('goes on in a new file when its own was taken away, and those of before stay', () => {
    const file = path.join(folder, 'nudge.log');
    writeFileSync(`${file}.${LOG_FILES_KEPT}`, 'old');
    writeFileSync(file, 'x'.repeat(LOG_FILE_MAX_BYTES));
    const log = openLogFile(file, new ManualClock());
    rmSync(file);
    for (let index = 0; index < 3; index += 1) log.info('test: hello');
    expect(readFileSync(file, 'utf8').match(/hello/g)).toHaveLength(3);
    expect(readFileSync(`${file}.${LOG_FILES_KEPT}`, 'utf8')).toBe('old');
  });

  it('falls silent where it cannot write', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const log = openLogFile(path.join(folder, 'file', 'nudge.log'), new ManualClock());
    expect(() => log.info('test: hello')).not.toThrow();
  });

  it('gives its newest lines, also out of the file before', () => {
    const file = path.join(folder, 'nudge.log');
    expect(lastLogLines(file, 3)).toEqual([]);
    writeFileSync(`${file}.1`, 'one\ntwo\n');
    writeFileSync(file, 'three\n');
    expect(lastLogLines(file, 2)).toEqual(['two', 'three']);
    expect(lastLogLines(file, 1)).toEqual(['three']);
  });
});
