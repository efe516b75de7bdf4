import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FillStage } from '../package/stage-application.ts';

const source = path.join(import.meta.dirname, 'desktop/bare-window');
const version = '0.0.1';

/** What electron-builder wants to know of every application. */
const manifest = {
  name: 'nudge',
  productName: 'Nudge',
  version,
  description: 'A window and nothing else',
  author: 'Nudge contributors <contributors@nudge.example>',
  homepage: 'https://nudge.example',
  license: 'MIT',
  main: 'out/main.cjs',
};

/** The baseline of packages: one window, laid out as the application is, so that the same configuration packs it. */
export const stageBareWindow: FillStage = async (_order, folder) => {
  await cp(source, path.join(folder, 'out'), { recursive: true });
  await mkdir(path.join(folder, 'papers'));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return { version, packages: [] };
};
