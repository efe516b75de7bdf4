import { fileURLToPath } from 'node:url';

/** Import names the renderer and the gallery share, for Vite and Vitest; `tsconfig` repeats them as `paths`. */
export const rendererAliases: Readonly<Record<string, string>> = {
  '@resources': fileURLToPath(new URL('../../resources', import.meta.url)),
};
