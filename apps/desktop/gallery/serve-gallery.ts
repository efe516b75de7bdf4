/** Builds the gallery and serves it on a free port of this machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

interface ServedGallery {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function serveGallery(): Promise<ServedGallery> {
  const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
  // A folder of its own: one run does not take the gallery away from another.
  const outDir = await mkdtemp(join(tmpdir(), 'nudge-gallery-'));
  const options = { configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } } as const;
  await build(options);
  const server = await preview({ ...options, preview: { host: '127.0.0.1', port: 0 } });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
