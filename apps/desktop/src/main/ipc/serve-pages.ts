import path from 'node:path';
import { protocol, type ProtocolResponse } from 'electron';
import { outputFolder } from '../output-folder.ts';
import { answerPage, type PageAnswer, type PageFolders } from './page-files.ts';

const SCHEME = 'nudge';

/** Must run before the application is ready. A scheme of our own has an origin; files do not. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Both: folders of the profile. `protocol.handle` came with Electron 25; the runtime of the tests only knows its forerunner. */
export function servePages({ pictures, ownSounds }: Pick<PageFolders, 'pictures' | 'ownSounds'>): void {
  const folders: PageFolders = {
    pages: path.join(outputFolder, 'renderer'),
    sounds: path.join(outputFolder, 'resources/sounds'),
    ownSounds,
    displayPictures: path.join(outputFolder, 'resources/display-pictures'),
    pictures,
  };
  if (typeof protocol.handle === 'function') {
    protocol.handle(SCHEME, async ({ url }) => toResponse(await answerPage(url, folders)));
    return;
  }
  protocol.registerBufferProtocol(SCHEME, ({ url }, callback) => {
    void hand(answerPage(url, folders), callback);
  });
}

async function hand(page: Promise<PageAnswer>, callback: (answer: ProtocolResponse) => void): Promise<void> {
  const { status, headers, body } = await page;
  callback({ statusCode: status, headers: { ...headers }, mimeType: mimeTypeOf(headers), data: body });
}

const toResponse = ({ status, headers, body }: PageAnswer): Response =>
  new Response(new Uint8Array(body), { status, headers: { ...headers } });

const mimeTypeOf = (headers: PageAnswer['headers']): string =>
  (headers['Content-Type'] ?? 'text/plain').replace(/;.*$/, '');
