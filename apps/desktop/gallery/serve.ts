/**
 * Serves the gallery on a free port of this machine until it is ended: `node gallery/serve.ts`. Once it can be
 * opened, the only line on standard output is `{"event":"ready","url":"http://127.0.0.1:1/"}`.
 */
import { serveGallery } from './serve-gallery.ts';

const { url, close } = await serveGallery();
process.once('SIGTERM', () => void close());
console.log(JSON.stringify({ event: 'ready', url }));
