// Child process: one end of the plainest file transfer there is, the baseline of those of the product.
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ownFigure } from './server-process.ts';
import type { EndRequest, StoredFile } from './transfer-process.ts';

const pathOf = ({ folder, name }: StoredFile): string => path.join(folder, name);

/** The product promises that a file that is done outlives a power cut; so does this. */
const secure = async (name: string): Promise<void> => {
  const handle = await open(name, 'r+');
  await handle.sync();
  await handle.close();
};

let stored: Promise<unknown> = Promise.resolve();

const expectFile = async (file: StoredFile): Promise<number> => {
  const server = createServer({ noDelay: true });
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  stored = (async () => {
    const [socket] = (await once(server, 'connection')) as [Socket];
    server.close();
    await pipeline(socket, createWriteStream(pathOf(file)));
    await secure(pathOf(file));
  })();
  return (server.address() as AddressInfo).port;
};

const send = async (file: StoredFile, port: number): Promise<void> => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await pipeline(createReadStream(pathOf(file)), socket);
};

const answer = async (request: EndRequest): Promise<unknown> => {
  switch (request.ask) {
    case 'expect':
      return expectFile(request.file);
    case 'stored':
      await stored;
      return 'stored';
    case 'processorTime':
      return ownFigure('processorTime');
    case 'send':
      await send(request.file, request.port);
      return 'sent';
  }
};

// Whoever measures is done with it, or is gone.
process.on('disconnect', () => process.exit());
process.on('message', (request: EndRequest) => {
  void answer(request).then((message) => process.send?.(message));
});
process.send?.('ready');
