// A feed on this computer, with the release that a proof wants: right, or wrong in one way.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import path from 'node:path';

export type ReleaseFlaw = 'none' | 'wrong hash' | 'older version' | 'cut short';

export interface Release {
  /** The AppImage. */
  readonly file: string;
  readonly version: string;
  readonly flaw: ReleaseFlaw;
}

/** Older than whatever a proof builds. */
const olderVersion = '0.0.1';
const manifestName = '/latest-linux.yml';

const hashOf = async (file: string): Promise<string> =>
  createHash('sha512')
    .update(await readFile(file))
    .digest('base64');

const manifestOf = async ({ file, version, flaw }: Release): Promise<string> => {
  const name = path.basename(file);
  const right = await hashOf(file);
  const hash = flaw === 'wrong hash' ? createHash('sha512').update(right).digest('base64') : right;
  return JSON.stringify({
    version: flaw === 'older version' ? olderVersion : version,
    files: [{ url: name, sha512: hash, size: (await stat(file)).size }],
    path: name,
    sha512: hash,
    releaseNotes: 'A proof.',
  });
};

/** A third of it, and then the line is gone. */
const sendCut = (file: string, size: number, response: ServerResponse): void => {
  const part = createReadStream(file, { end: Math.floor(size / 3) });
  part.on('end', () => response.destroy());
  part.pipe(response, { end: false });
};

const send = async (release: Release, response: ServerResponse): Promise<void> => {
  const { size } = await stat(release.file);
  response.writeHead(200, { 'content-length': size });
  if (release.flaw === 'cut short') sendCut(release.file, size, response);
  else createReadStream(release.file).pipe(response);
};

export interface ReleaseServer {
  readonly address: string;
  readonly server: Server;
}

/** Answers once it listens, on any free port of this computer. */
export const serveRelease = async (release: Release): Promise<ReleaseServer> => {
  const manifest = await manifestOf(release);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === manifestName) response.end(manifest);
    else if (pathname === `/${path.basename(release.file)}`) void send(release, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { address: `http://127.0.0.1:${port}/`, server };
};
