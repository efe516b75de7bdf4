import { fileURLToPath } from 'node:url';

function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** What Node made of the sources of our programs, kept from one start to the next. */
export const COMPILED_FOLDER = inRepository('node_modules/.cache/compiled');
export const SERVER_MAIN = inRepository('apps/server/src/main.ts');
export const CLI_MAIN = inRepository('apps/cli/src/main.ts');
export const DESKTOP_FOLDER = inRepository('apps/desktop');
export const GALLERY_MAIN = inRepository('apps/desktop/gallery/serve.ts');
export const REFERENCES_FOLDER = inRepository('apps/desktop/gallery/references');
/** Rendered by the build. */
export const SHIPPED_PICTURES_FOLDER = inRepository('apps/desktop/out/resources/display-pictures');
export const DEMO_OUTPUT_FOLDER = inRepository('demo-output');
export const IMAGES_FOLDER = inRepository('docs/images');
export const FOREIGN_FOLDER = inRepository('e2e/foreign/msnp11-sdk');
/** Screenshots of every window, kept as output of the tests. */
export const SCREENS_FOLDER = inRepository('test-results/screens');
export const FAILURES_FOLDER = inRepository('test-results/failures');
