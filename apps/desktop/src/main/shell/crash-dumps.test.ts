import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepCrashDumps, type CrashReporting } from './crash-dumps.ts';

let logs: string;
let said: string[];

const electron: CrashReporting = {
  app: { setPath: (name, folder) => void said.push(`${name} in ${path.relative(logs, folder)}`) },
  crashReporter: { start: ({ uploadToServer }) => void said.push(`started, sends: ${uploadToServer}`) },
};

beforeEach(() => {
  logs = mkdtempSync(path.join(tmpdir(), 'nudge-logs-'));
  said = [];
});

afterEach(() => rmSync(logs, { recursive: true, force: true }));

it('writes no memory of a process unless it is told to', () => {
  keepCrashDumps(logs, {}, electron);
  expect(said).toEqual(['crashDumps in crashes']);
});

it('writes it where it is told to, and sends it nowhere', () => {
  keepCrashDumps(logs, { keepsCrashDumps: true }, electron);
  expect(said).toEqual(['crashDumps in crashes', 'started, sends: false']);
});

it.each([{}, { keepsCrashDumps: true as const }])(
  'keeps five of those that are there (%j)',
  (commandLine) => {
    const folder = path.join(logs, 'crashes');
    mkdirSync(folder);
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const file = path.join(folder, `${number}.dmp`);
      writeFileSync(file, '');
      utimesSync(file, number, number);
    }
    keepCrashDumps(logs, commandLine, electron);
    expect(readdirSync(folder).sort()).toEqual([3, 4, 5, 6, 7].map((number) => `${number}.dmp`));
  },
);
