import path from 'node:path';

/** The bundler may put this into a chunk, one folder below the bundle. */
const bundleFolder = path.basename(__dirname) === 'chunks' ? path.dirname(__dirname) : __dirname;

/** Holds `main`, `preload`, `renderer` and `resources`, in the source tree and in a package alike. */
export const outputFolder = path.dirname(bundleFolder);
