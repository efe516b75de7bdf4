import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProfileRuns } from './profile-runs.ts';

let folder: string;
let inUse: Set<string>;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'nudge-running-')), 'running');
  inUse = new Set(['/p/ann', '/p/bob']);
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const runsOf = (profile: string, program = '/opt/nudge'): ProfileRuns =>
  new ProfileRuns({
    folder,
    own: { program, profile },
    isInUse: (run) => inUse.has(run.profile),
    isSame: (one, other) => one === other,
  });

function enter(...runs: readonly ProfileRuns[]): void {
  for (const run of runs) run.enter();
}

describe('profiles of one installation', () => {
  it('see one another while they run, and never themselves', () => {
    const [ann, bob] = [runsOf('/p/ann'), runsOf('/p/bob')];
    expect(ann.areOthersThere()).toBe(false);
    ann.enter();
    expect([ann.areOthersThere(), bob.areOthersThere()]).toEqual([false, true]);
    bob.enter();
    expect(ann.areOthersThere()).toBe(true);
    bob.leave();
    expect(ann.areOthersThere()).toBe(false);
  });

  it('do not see those of another installation', () => {
    const [ann, bob] = [runsOf('/p/ann'), runsOf('/p/bob', '/apps/Nudge.AppImage')];
    enter(ann, bob);
    expect([ann.areOthersThere(), bob.areOthersThere()]).toEqual([false, false]);
  });

  it('do not see one that crashed, and clear away what it left', () => {
    const [ann, bob] = [runsOf('/p/ann'), runsOf('/p/bob')];
    bob.enter();
    inUse.delete('/p/bob');
    expect(ann.areOthersThere()).toBe(false);
    expect(readdirSync(folder)).toHaveLength(1);
    ann.enter();
    bob.leave();
    expect(readdirSync(folder)).toHaveLength(1);
    ann.leave();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are not disturbed by files of others', () => {
    const ann = runsOf('/p/ann');
    ann.enter();
    const name = (digit: string): string => path.join(folder, `${digit.repeat(32)}.json`);
    writeFileSync(name('a'), '{"program":');
    writeFileSync(name('b'), '{"program":1,"profile":"/p/bob"}');
    writeFileSync(path.join(folder, 'notes.json'), '{"program":"/opt/nudge","profile":"/p/bob"}');
    expect(ann.areOthersThere()).toBe(false);
    writeFileSync(name('c'), '{"program":"/opt/nudge","profile":"/p/bob"}');
    expect(ann.areOthersThere()).toBe(true);
  });

  it('start also where nothing can be written', () => {
    writeFileSync(folder, 'a file is in the way');
    const ann = runsOf('/p/ann');
    expect(() => ann.enter()).not.toThrow();
    expect(ann.areOthersThere()).toBe(false);
  });
});
