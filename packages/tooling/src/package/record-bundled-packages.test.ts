import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../repository-root.ts';
import { bundledPackageFolders, packageFolderOf, recordBundledPackages } from './record-bundled-packages.ts';

const store = '/w/node_modules/.pnpm';

it.each([
  [`${store}/zod@4/node_modules/zod/v4/core.js`, `${store}/zod@4/node_modules/zod`],
  [`${store}/@a+b@1/node_modules/@a/b/dist/esm/package.json`, `${store}/@a+b@1/node_modules/@a/b`],
  [`\0${store}/zod@4/node_modules/zod/index.js?commonjs-proxy`, `${store}/zod@4/node_modules/zod`],
  ['C:\\w\\node_modules\\zod\\index.js', 'C:/w/node_modules/zod'],
  ['/w/packages/msnp-codec/src/index.ts', undefined],
])('finds the package of %j', (file, folder) => {
  expect(packageFolderOf(file)).toBe(folder);
});

it('takes modules of chunks and origins of assets, each package once', () => {
  const files = [
    { moduleIds: ['/w/node_modules/b/1.js', '/w/node_modules/b/2.js', '/w/src/own.ts'] },
    { originalFileNames: ['../node_modules/a/font.ttf'] },
    {},
  ];
  expect(bundledPackageFolders(files, '/w/src')).toEqual(['/w/node_modules/a', '/w/node_modules/b']);
});

it('leaves the list where it was told, relative to the repository', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nudge-record-'));
  const file = path.join(folder, 'deep/main.json');
  const module = path.join(repositoryRoot, 'node_modules/zod/index.js');
  recordBundledPackages({ file, root: folder }).generateBundle({}, { main: { moduleIds: [module] } });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(['node_modules/zod']);
  rmSync(folder, { recursive: true });
});
