import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { giveReleaseNames, releasePropertyList } from './mac-names.ts';

const list = (name: string, identifier: string, rest = ''): string =>
  `<plist><dict><key>CFBundleExecutable</key><string>${name}</string><key>CFBundleIdentifier</key><string>${identifier}</string>${rest}<key>LSMinimumSystemVersion</key><string>10.13</string></dict></plist>`;
const integrity =
  '<key>ElectronAsarIntegrity</key><dict><key>Resources/app.asar</key><dict><key>algorithm</key><string>SHA256</string></dict></dict>';

it('gives the properties of the release back, without the hash of an archive that is gone', () => {
  expect(releasePropertyList(list('Their App', 'com.them.TheirApp', integrity), 'Their App')).toBe(
    list('Electron', 'com.github.Electron'),
  );
  expect(releasePropertyList(list('Their App Helper (GPU)', 'com.them.App.helper.GPU'), 'Their App')).toBe(
    list('Electron Helper (GPU)', 'com.github.Electron.helper.GPU'),
  );
});

const makeBundle = async (folder: string, name: string): Promise<string> => {
  const bundle = path.join(folder, `${name}.app`);
  await mkdir(path.join(bundle, 'Contents/MacOS'), { recursive: true });
  await writeFile(path.join(bundle, 'Contents/MacOS', name), '');
  await writeFile(path.join(bundle, 'Contents/Info.plist'), list(name, 'com.them.App'));
  return bundle;
};

it('renames a bundle and its helpers, and nothing else', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-bundle-'));
  const bundle = await makeBundle(folder, 'Theirs');
  const frameworks = path.join(bundle, 'Contents/Frameworks');
  await mkdir(path.join(frameworks, 'Electron Framework.framework'), { recursive: true });
  await makeBundle(frameworks, 'Theirs Helper');
  await makeBundle(frameworks, 'Theirs Helper (Renderer)');
  const renamed = await giveReleaseNames(bundle, 'Theirs');
  expect(renamed).toBe(path.join(folder, 'Electron.app'));
  const inside = path.join(renamed, 'Contents/Frameworks');
  expect((await readdir(inside)).toSorted()).toEqual([
    'Electron Framework.framework',
    'Electron Helper (Renderer).app',
    'Electron Helper.app',
  ]);
  expect(existsSync(path.join(renamed, 'Contents/MacOS/Electron'))).toBe(true);
  const helper = path.join(inside, 'Electron Helper (Renderer).app/Contents');
  expect(existsSync(path.join(helper, 'MacOS/Electron Helper (Renderer)'))).toBe(true);
  expect(await readFile(path.join(helper, 'Info.plist'), 'utf8')).toBe(
    list('Electron Helper (Renderer)', 'com.github.Electron'),
  );
  await rm(folder, { recursive: true });
});
