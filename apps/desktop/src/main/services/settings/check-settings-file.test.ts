import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAsideDamaged } from './check-settings-file.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-settings-'));
  file = path.join(folder, 'settings.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a settings file', () => {
  it('that can be read, or is not there, stays', () => {
    expect(setAsideDamaged(file, 0)).toBeUndefined();
    writeFileSync(file, '{"settings":{}}');
    expect(setAsideDamaged(file, 0)).toBeUndefined();
  });

  it.each(['', '{"settings":', '[]', 'null', '\u0000\u0001'])('holding %j is put aside whole', (content) => {
    writeFileSync(file, content);
    const aside = setAsideDamaged(file, 0);
    expect(readFileSync(aside ?? '', 'utf8')).toBe(content);
    expect(setAsideDamaged(file, 0)).toBeUndefined();
  });

  it('put aside twice in the same moment loses neither', () => {
    const names = ['first', 'second'].map((content) => {
      writeFileSync(file, content);
      return setAsideDamaged(file, 0) ?? '';
    });
    expect(names.map((name) => readFileSync(name, 'utf8'))).toEqual(['first', 'second']);
  });
});
