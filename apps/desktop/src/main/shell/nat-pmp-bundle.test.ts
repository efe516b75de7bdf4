import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { build } from 'vite';
import configuration from '../../../electron.vite.config.ts';

const NAME = 'nat-pmp-thread';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-bundle-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function bundleThread(): Promise<string> {
  const { input, treeshake, output } = configuration.main?.build?.rolldownOptions ?? {};
  const program = Object.entries(input ?? {}).find(([name]) => name === NAME)?.[1];
  if (program === undefined || treeshake === undefined || output === undefined)
    throw new Error('the application is bundled without it');
  await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('../../../', import.meta.url)),
    build: { ssr: true, outDir: folder, rolldownOptions: { input: { [NAME]: program }, treeshake, output } },
    ssr: { noExternal: true },
  });
  return path.join(folder, `${NAME}.cjs`);
}

it('the thread that speaks NAT-PMP starts with nothing beside it but what was bundled', async () => {
  const thread = new Worker(await bundleThread());
  try {
    thread.postMessage({ host: '127.0.0.1', wish: { kind: 'address' }, wait: 0 });
    expect(await once(thread, 'message')).toEqual([{ kind: 'silent' }]);
  } finally {
    await thread.terminate();
  }
});
