// Child process: the product's client at one end of a file transfer, with all that a transfer does in the product.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { parseAccountName } from '@nudge/msnp-codec';
import type { AccountName } from '@nudge/msnp-codec';
import { createMessengerClient } from '@nudge/msnp-engine/node';
import type { MessengerEvent, Transfer } from '@nudge/msnp-engine';
import { ownFigure } from './server-process.ts';
import type { EndRequest, NudgeEnd, StoredFile } from './transfer-process.ts';

const { server, account, friend, version, allowDirect } = JSON.parse(process.argv[2] ?? '') as NudgeEnd;

const accountOf = (address: string): AccountName => {
  const name = parseAccountName(address);
  if (name === undefined) throw new Error(`${address} is no account`);
  return name;
};
const friendAccount = accountOf(friend);

const client = createMessengerClient({
  clientName: 'Nudge',
  clientVersion: '0',
  transferPorts: { first: 0, last: 0 },
});

/** The first thing found in an event; the process ends where a transfer fails. */
const heard = <Found>(find: (event: MessengerEvent) => Found | undefined): Promise<Found> =>
  new Promise((resolve) => {
    const unsubscribe = client.subscribe((event) => {
      const found = find(event);
      if (found === undefined) return;
      unsubscribe();
      resolve(found);
    });
  });

const transferIn = (event: MessengerEvent, direction: Transfer['direction']): Transfer | undefined =>
  event.type === 'transferChanged' && event.transfer.direction === direction ? event.transfer : undefined;

/** Throws for one that ended in any other way: there would be no figure, and nobody would know why. */
const isDone = ({ phase }: Transfer): boolean => {
  if (phase.kind === 'failed' || phase.kind === 'interrupted' || phase.kind === 'declined')
    throw new Error(`the transfer is over: ${JSON.stringify(phase)}`);
  return phase.kind === 'done';
};

const done = (direction: Transfer['direction']): Promise<Transfer> =>
  heard((event) => {
    const transfer = transferIn(event, direction);
    return transfer !== undefined && isDone(transfer) ? transfer : undefined;
  });

let stored: Promise<unknown> = Promise.resolve();

const expectFile = (file: StoredFile): void => {
  stored = (async () => {
    const { transferId } = await heard((event) => transferIn(event, 'receiving'));
    client.submit({ type: 'acceptTransfer', id: randomUUID(), transferId, destination: file });
    await done('receiving');
  })();
};

const send = async (file: StoredFile, size: number): Promise<void> => {
  const entry = { path: file.name, size };
  client.submit({
    type: 'sendFiles',
    id: randomUUID(),
    transferId: randomUUID(),
    account: friendAccount,
    name: file.name,
    files: [{ path: path.join(file.folder, file.name), entry }],
  });
  await done('sending');
};

const answer = async (request: EndRequest): Promise<unknown> => {
  switch (request.ask) {
    case 'expect':
      expectFile(request.file);
      return 0;
    case 'stored':
      await stored;
      return 'stored';
    case 'processorTime':
      return ownFigure('processorTime');
    case 'send':
      await send(request.file, request.size);
      return 'sent';
  }
};

// Whoever measures is done with it, or is gone.
process.on('disconnect', () => process.exit());
process.on('message', (request: EndRequest) => {
  void answer(request).then((message) => process.send?.(message));
});

const signedIn = heard((event) => {
  if (event.type === 'signInFailed') throw new Error(event.failure.message);
  return event.type === 'signedIn' ? true : undefined;
});
client.submit({ type: 'setTransferOptions', id: 'options', allowDirect });
client.submit({
  type: 'signIn',
  id: 'sign-in',
  options: {
    server: { host: '127.0.0.1', port: server.port },
    http: server.http,
    account: accountOf(account),
    password: 'secret',
    status: 'online',
    versions: [version],
  },
});
await signedIn;
process.send?.('ready');
