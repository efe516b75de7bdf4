import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLogFiles } from './find-log-files.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-logs-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (...parts: readonly string[]): void => {
  const file = path.join(folder, ...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
};

describe('logs in a folder', () => {
  it('are the XML files of the whole tree', async () => {
    put('b.xml');
    put('own123', 'History', 'A.XML');
    put('own123', 'History', 'MessageLog.xsl');
    const { files, isCutShort } = await findLogFiles(folder);
    expect(files.map((file) => path.relative(folder, file))).toEqual([
      'b.xml',
      path.join('own123', 'History', 'A.XML'),
    ]);
    expect(isCutShort).toBe(false);
  });

  it('are not looked for through links', async () => {
    put('in', 'a.xml');
    symlinkSync(folder, path.join(folder, 'in', 'round'));
    symlinkSync(path.join(folder, 'in', 'a.xml'), path.join(folder, 'link.xml'));
    expect((await findLogFiles(folder)).files).toHaveLength(1);
  });

  it('are not looked for without end', async () => {
    put(...Array.from({ length: 15 }, () => 'deeper'), 'a.xml');
    expect(await findLogFiles(folder)).toEqual({ files: [], isCutShort: true });
  });

  it('are none where there is no such folder', async () => {
    expect(await findLogFiles(path.join(folder, 'none'))).toEqual({ files: [], isCutShort: false });
  });
});
