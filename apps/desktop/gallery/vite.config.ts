/** The gallery: every window and state on scripted data, by address. For looks and access tests; never shipped. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { rendererAliases } from '../renderer-aliases.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: { alias: rendererAliases },
  build: {
    outDir: fileURLToPath(new URL('../out/gallery', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome108',
  },
  server: { host: '127.0.0.1', fs: { strict: false } },
});
