import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { captureProgram } from '../process/capture-program.ts';
import { missingAround, unexpectedAround } from './expected-surroundings.ts';
import { inspectPackedFiles } from './inspect-packed.ts';
import { canBeUnpacked, unpackPackage } from './unpack-package.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nudge-unpacked-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** A package of one file, with a folder around all of it as electron-builder makes them. */
const pack = async (): Promise<string> => {
  await mkdir(path.join(folder, 'Nudge-1.2.3-x64'));
  await writeFile(path.join(folder, 'Nudge-1.2.3-x64/nudge'), 'the program');
  const made = captureProgram('tar', ['-czf', 'Nudge-1.2.3-x64.tar.gz', 'Nudge-1.2.3-x64'], { cwd: folder });
  expect(made).toMatchObject({ exitCode: 0 });
  return path.join(folder, 'Nudge-1.2.3-x64.tar.gz');
};

it('opens a package, without the folder around it', async () => {
  const { root, program } = await unpackPackage(await pack(), path.join(folder, 'opened'));
  expect(path.resolve(program)).toBe(path.resolve(root));
  expect(await readFile(path.join(program, 'nudge'), 'utf8')).toBe('the program');
});

it('says which one could not be opened', async () => {
  const broken = path.join(folder, 'broken.tar.gz');
  await writeFile(broken, 'no archive');
  await expect(unpackPackage(broken, path.join(folder, 'opened'))).rejects.toThrow('broken.tar.gz could not');
  await expect(unpackPackage('a.dmg', path.join(folder, 'other'))).rejects.toThrow('a.dmg cannot be opened');
});

it.each([
  ['Nudge-1.2.3-x86_64.AppImage', true],
  ['nudge_1.2.3_amd64.deb', true],
  ['nudge-1.2.3.x86_64.rpm', true],
  ['Nudge-1.2.3-arm64.zip', true],
  ['Nudge-1.2.3-arm64.dmg', false],
  ['Nudge-Setup-1.2.3.exe', false],
])('tells whether %s can be opened', (name, can) => {
  expect(canBeUnpacked(name)).toBe(can);
});

it('finds a package that none of the folders is known to have become', async () => {
  const made = {
    folder,
    system: 'darwin',
    version: '1.2.3',
    electronVersion: '45.0.0',
    packages: [],
  } as const;
  const unpacked = [
    { ...made, architecture: 'x64' },
    { ...made, architecture: 'arm64' },
  ];
  const files = [
    { name: 'Nudge-1.2.3-mips.zip', size: 1 },
    { name: 'Nudge-1.2.3-x64.dmg', size: 1 },
  ];
  expect(await inspectPackedFiles({ unpacked, files }, folder)).toEqual([
    { name: 'Nudge-1.2.3-mips.zip', faults: ['nobody knows which processor it is for'] },
  ]);
});

it('knows what may lie around the program, and what must', () => {
  const entry = 'usr/share/applications/nudge.desktop';
  const kind = 'usr/share/mime/packages/nudge.xml';
  const right = [
    entry,
    kind,
    'usr/share/icons/hicolor/16x16/apps/nudge.png',
    'DEBIAN/postinst',
    'opt/Nudge/a',
  ];
  expect(unexpectedAround(right)).toEqual([]);
  expect(missingAround(right)).toEqual([]);
  const wrong = ['DEBIAN/preinst', 'etc/nudge.conf', 'usr/share/applications/other.desktop', 'opt/Other/a'];
  expect(unexpectedAround([...right, ...wrong])).toEqual(wrong);
  expect(missingAround([entry])).toEqual([`${kind} is missing`]);
});
