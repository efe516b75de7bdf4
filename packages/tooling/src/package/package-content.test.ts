import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { FuseState, FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { missingFiles, unexpectedFiles } from './expected-content.ts';
import { modulesOfOthers } from './stage-application.ts';
import { wrongFuses } from './package-fuses.ts';
import { sizeTable, sizesByPart } from './package-sizes.ts';
import { listPackedFiles } from './packed-files.ts';

const linux = { system: 'linux', architecture: 'x64' } as const;
const archive = 'resources/app.asar';

describe('unexpectedFiles', () => {
  it.each([
    'nudge',
    'locales/de.pak',
    'libvulkan.so.1',
    'LICENSES.chromium.html',
    'usr/share/icons/hicolor/16x16/apps/nudge.png',
    'resources/THIRD-PARTY-LICENSES.txt',
    `${archive}/package.json`,
    `${archive}/out/main/chunks/limits-B43An204.cjs`,
    `${archive}/out/renderer/windows/main/index.html`,
    `${archive}/out/renderer/assets/main-C6a0qAp8.js`,
    `${archive}/node_modules/libsql/index.js`,
    `${archive}.unpacked/node_modules/@libsql/linux-x64-gnu/index.node`,
  ])('lets %s pass', (name) => {
    expect(unexpectedFiles([name], linux)).toEqual([]);
  });

  it.each([
    'resources/default_app.asar/main.js',
    'resources/notes.txt',
    `${archive}/out/.build-stamp`,
    `${archive}/out/main/index.cjs.map`,
    `${archive}/src/main/index.ts`,
    `${archive}/out/renderer/assets/main.d.ts`,
    `${archive}/node_modules/libsql/README.md`,
    `${archive}/node_modules/libsql/test/index.js`,
    `${archive}/node_modules/react/index.js`,
    `${archive}.unpacked/node_modules/@libsql/win32-x64-msvc/index.node`,
    `${archive}.unpacked/node_modules/@libsql/linux-arm64-gnu/index.node`,
    'swiftshader/readme.md',
    'notes.txt',
    'src/index.js',
    'usr/share/applications/other.desktop',
  ])('finds %s', (name) => {
    expect(unexpectedFiles([name], linux)).toEqual([name]);
  });

  it('lets what only Windows has a use for pass there, and nothing of what it is made from', () => {
    const windows = { system: 'win32', architecture: 'x64' } as const;
    const modules = `${archive}/node_modules`;
    const wanted = [
      `${archive}/out/resources/icons/tray/busy.ico`,
      `${modules}/koffi/package.json`,
      `${modules}/koffi/index.cjs`,
      `${modules}/koffi/src/koffi/index.cjs`,
      `${modules}/koffi/src/koffi/src/static.cjs`,
      `${archive}.unpacked/node_modules/@koromix/koffi-win32-x64/index.js`,
      `${archive}.unpacked/node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node`,
    ];
    expect(unexpectedFiles(wanted, windows)).toEqual([]);
    expect(unexpectedFiles(wanted, linux)).toEqual(wanted);
    const others = [`${modules}/koffi/src/koffi/src/ffi.cc`, `${modules}/koffi/cnoke.cjs`];
    expect(unexpectedFiles(others, windows)).toEqual(others);
  });

  it('knows where things lie on macOS', () => {
    const mac = { system: 'darwin', architecture: 'arm64' } as const;
    const inside = 'Nudge.app/Contents/Resources/app.asar.unpacked/node_modules/@libsql';
    expect(unexpectedFiles([`${inside}/darwin-arm64/index.node`], mac)).toEqual([]);
    expect(unexpectedFiles([`${inside}/darwin-x64/index.node`], mac)).toHaveLength(1);
  });
});

it.each([
  ['win32', []],
  ['linux', ['koffi']],
  ['darwin', ['koffi']],
] as const)('a package for %s goes without %j', (system, names) => {
  expect(modulesOfOthers(system)).toEqual(names);
});

it('tells what is missing', () => {
  expect(missingFiles([])).toHaveLength(11);
  expect(missingFiles([`${archive}/package.json`])).toHaveLength(10);
  expect(missingFiles(['LICENSE.electron.txt'])).toHaveLength(10);
});

describe('wrongFuses', () => {
  const right = {
    [FuseV1Options.RunAsNode]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  };

  it('is content with an old Electron that lacks the later ones', () => {
    expect(wrongFuses(right)).toEqual([]);
  });

  it('names one that stands wrong', () => {
    const states = { ...right, [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.ENABLE };
    expect(wrongFuses(states)).toEqual(["the fuse 'inspect arguments' should be off"]);
    const loose = { ...right, [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.DISABLE };
    expect(wrongFuses(loose)).toEqual(["the fuse 'only the archive is loaded' should be on"]);
  });
});

describe('sizes', () => {
  const files = [
    { path: 'nudge', size: 3_145_728 },
    { path: 'locales/de.pak', size: 1 },
    { path: `${archive}/out/main/index.cjs`, size: 1_048_576 },
    { path: `${archive}/out/renderer/assets/a.ttf`, size: 2 },
    { path: `${archive}/out/renderer/assets/a.svg`, size: 3 },
    { path: `${archive}/node_modules/libsql/index.js`, size: 4 },
    { path: `${archive}.unpacked/node_modules/@libsql/linux-x64-gnu/index.node`, size: 5 },
    { path: 'resources/sbom.cdx.json', size: 6 },
  ];

  it('gives each file to one part, largest first', () => {
    expect(sizesByPart(files)).toEqual([
      ['Electron', 3_145_728],
      ['our code', 1_048_576],
      ['licences and bill of materials', 6],
      ['native modules', 5],
      ['modules of others', 4],
      ['pictures and sounds', 3],
      ['fonts', 2],
      ['languages of Electron', 1],
    ]);
  });

  it('sets them in columns', () => {
    expect(sizeTable(sizesByPart(files.slice(0, 3)))).toEqual([
      'Electron               3.0 MiB',
      'our code               1.0 MiB',
      'languages of Electron  0.0 MiB',
    ]);
    expect(sizeTable([])).toEqual([]);
  });
});

it('lists what is in the archive, and what lies beside it once', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-listed-'));
  const source = path.join(folder, 'source');
  const made = path.join(folder, 'made');
  await mkdir(path.join(source, 'out'), { recursive: true });
  await writeFile(path.join(source, 'out/a.cjs'), '12345');
  await writeFile(path.join(source, 'b.node'), '123');
  await mkdir(path.join(made, 'resources'), { recursive: true });
  await writeFile(path.join(made, 'nudge'), '1');
  await createPackageWithOptions(source, path.join(made, archive), { unpack: '*.node' });
  const listed = await listPackedFiles(made);
  expect(new Map(listed.map((file) => [file.path, file.size]))).toEqual(
    new Map([
      ['nudge', 1],
      [`${archive}/out/a.cjs`, 5],
      [`${archive}.unpacked/b.node`, 3],
    ]),
  );
  expect(listed).toHaveLength(3);
  await rm(folder, { recursive: true });
});
