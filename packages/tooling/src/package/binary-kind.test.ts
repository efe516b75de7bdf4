import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { binaryKind, foreignBinaries } from './binary-kind.ts';

const elf = (machine: number): Buffer => {
  const head = Buffer.alloc(64);
  head.write('\u007fELF', 'latin1');
  head.writeUInt16LE(machine, 18);
  return head;
};

const mac = (processor: number): Buffer => {
  const head = Buffer.alloc(64);
  head.writeUInt32LE(0xfeedfacf, 0);
  head.writeUInt32LE(processor, 4);
  return head;
};

const windows = (machine: number, start = 0x80): Buffer => {
  const head = Buffer.alloc(0x100);
  head.write('MZ', 'latin1');
  head.writeUInt32LE(start, 0x3c);
  head.write('PE\0\0', 0x80, 'latin1');
  head.writeUInt16LE(machine, 0x84);
  return head;
};

it.each([
  [elf(62), 'linux-x64'],
  [elf(183), 'linux-arm64'],
  [elf(3), 'linux-other'],
  [mac(0x01000007), 'darwin-x64'],
  [mac(0x0100000c), 'darwin-arm64'],
  [windows(0x8664), 'win32-x64'],
  [windows(0xaa64), 'win32-arm64'],
  [windows(0x14c), 'win32-other'],
  [windows(0x8664, 0xffff), undefined],
  [windows(0x8664, 0), undefined],
  [Buffer.from('MZ and some more text, but no program'), undefined],
  [Buffer.from('#!/bin/sh\nexec something or other\n'), undefined],
  [Buffer.alloc(0), undefined],
])('tells what %j is for', (head, kind) => {
  expect(binaryKind(head)).toBe(kind);
});

it('finds what is for another system or processor, outside of the archive', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-binaries-'));
  const files = {
    program: elf(62),
    'library.so': elf(183),
    'module.node': windows(0x8664),
    'a.txt': Buffer.from('a'),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const names = [...Object.keys(files), 'resources/app.asar/module.node'];
  expect(await foreignBinaries(folder, names, { system: 'linux', architecture: 'x64' })).toEqual([
    'library.so: linux-arm64',
    'module.node: win32-x64',
  ]);
  await rm(folder, { recursive: true });
});
