import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';

/** What the first start of a profile finds already set: ports that are free. Everything else is as it comes. */
export async function presetSettings(profileFolder: string): Promise<void> {
  const file = join(profileFolder, 'settings.json');
  if (existsSync(file)) return;
  await mkdir(profileFolder, { recursive: true });
  await writeFile(file, JSON.stringify({ settings: { files: await freePorts() } }));
}
