import { describe, expect, it } from 'vitest';
import { brokenGround, filesWithoutProject, missingReferences } from './compiler-projects.ts';
import type { CompilerProject } from './compiler-projects.ts';

const project = (file: string, libraries: readonly string[], types: readonly string[]): CompilerProject => ({
  name: 'tsconfig.json',
  files: [file],
  libraries,
  types,
});

describe('brokenGround', () => {
  it.each([
    ['packages/msnp-codec/src/index.ts', ['es2022', 'dom'], []],
    ['packages/msnp-codec/src/index.ts', ['es2023'], []],
    ['packages/msnp-engine/src/messenger.ts', ['es2022'], ['node']],
    ['packages/msnp-server/src/node/listeners.ts', ['es2022', 'dom'], ['node']],
    ['apps/desktop/src/renderer/bridge/client.ts', ['es2022', 'dom'], ['node']],
  ])('%s must not take %j and %j for granted', (file, libraries, types) => {
    expect(brokenGround(project(file, libraries, types))).toHaveLength(1);
  });

  it.each([
    ['packages/msnp-codec/src/index.ts', ['es2022'], []],
    ['packages/msnp-codec/src/index.test.ts', ['es2023', 'dom'], ['node']],
    ['packages/msnp-engine/src/node/driver.ts', ['es2022'], ['node']],
    ['apps/desktop/src/renderer/bridge/client.ts', ['es2022', 'dom', 'dom.iterable'], ['vite/client']],
    ['apps/cli/src/main.ts', ['es2024'], ['node']],
  ])('%s may take %j and %j for granted', (file, libraries, types) => {
    expect(brokenGround(project(file, libraries, types))).toEqual([]);
  });
});

describe('missingReferences', () => {
  it('tells both what is lacking and what is there no more', () => {
    expect(
      missingReferences(['a/tsconfig.json', 'b/tsconfig.json'], ['b/tsconfig.json', 'c/tsconfig.json']),
    ).toEqual(['tsconfig.json: lacks a/tsconfig.json', 'tsconfig.json: there is no c/tsconfig.json']);
  });
});

describe('filesWithoutProject', () => {
  it('names what no project compiles', () => {
    const projects = [project('packages/a/src/one.ts', [], [])];
    expect(filesWithoutProject(['packages/a/src/one.ts', 'packages/a/extra.ts'], projects)).toEqual([
      'packages/a/extra.ts: belongs to no tsconfig',
    ]);
  });
});
