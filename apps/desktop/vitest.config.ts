import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { rendererAliases } from './renderer-aliases.ts';

// Renderer tests that need a page ask for it in their first line: `// @vitest-environment happy-dom`.
export default defineConfig({
  plugins: [react()],
  resolve: { alias: rendererAliases },
  test: {
    css: false,
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    setupFiles: ['test/clean-page.ts'],
  },
});
