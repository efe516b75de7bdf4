/** Files of one run: offered, accepted, and told of until they have ended. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Transfer, TransferDestination, TransferId } from '@nudge/msnp-engine';
import { describeFiles } from '@nudge/msnp-engine/node';
import type { CommandDesk } from './command-desk.ts';
import type { CommandRequest } from './command-requests.ts';
import { phaseLine, type WhichTransfer } from './file-events.ts';

export type FileCommand = Extract<
  CommandRequest,
  { readonly do: 'sendFile' | 'acceptFile' | 'declineFile' | 'askFileAgain' | 'cancelFile' }
>;
type SendCommand = Extract<FileCommand, { readonly do: 'sendFile' }>;
type AcceptCommand = Extract<FileCommand, { readonly do: 'acceptFile' }>;
type CancelCommand = Extract<FileCommand, { readonly do: 'cancelFile' }>;

export class CommandTransfers {
  readonly #desk: CommandDesk;
  /** The request behind each sending. */
  readonly #requests = new Map<TransferId, string>();
  /** As it was told last; absent once it has ended. */
  readonly #told = new Map<TransferId, Transfer>();
  /** Where files of a resume key go: the answer given once holds for the same offer made again. */
  readonly #destinations = new Map<string, TransferDestination>();

  constructor(desk: CommandDesk) {
    this.#desk = desk;
  }

  /** Nothing goes on but offers that nobody has answered here. */
  get isQuiet(): boolean {
    return [...this.#told.values()].every(
      ({ direction, phase }) => direction === 'receiving' && phase.kind === 'offered',
    );
  }

  /** Looks at the disk and puts the request to the engine. */
  async perform(command: FileCommand, id: string): Promise<void> {
    switch (command.do) {
      case 'sendFile':
        return this.#send(command, id);
      case 'acceptFile':
        return this.#accept(command, id);
      case 'declineFile':
        return this.#desk.ask({ type: 'declineTransfer', id: randomUUID(), transferId: command.offer }, id);
      case 'askFileAgain': {
        const { from, resumeKey } = command;
        const about = { account: from, resumeKey };
        return this.#desk.ask({ type: 'askForFilesAgain', id: randomUUID(), ...about }, id);
      }
      case 'cancelFile':
        return this.#cancel(command, id);
    }
  }

  changed(transfer: Transfer): void {
    const { transferId } = transfer;
    const before = this.#told.get(transferId);
    this.#told.set(transferId, transfer);
    if (before === undefined) this.#announce(transfer);
    const line = phaseLine(transfer, this.#which(transfer));
    const isProgress = line?.event === 'fileProgress';
    if (line !== undefined && !(isProgress && !hasMoved(before, transfer))) this.#desk.write(line);
    if (line === undefined || isProgress || line.event === 'fileInterrupted') return;
    this.#told.delete(transferId);
    this.#requests.delete(transferId);
    if (line.event !== 'fileFailed') this.#destinations.delete(transfer.resumeKey ?? '');
    this.#desk.ended();
  }

  async #send({ to, path, paths = [], transfer }: SendCommand, id: string): Promise<void> {
    const { fail, submit } = this.#desk;
    const all = path === undefined ? paths : [path, ...paths];
    if (all.length === 0) return fail(id, { code: 'badRequest', message: 'needs "path" or "paths"' });
    const transferId = transfer ?? randomUUID();
    if (this.#requests.has(transferId))
      return fail(id, { code: 'invalidArgument', message: 'This transfer is on its way already' });
    const described = await describeFiles(all);
    if (!described.ok) return fail(id, { code: described.reason, message: 'This cannot be sent' });
    const { name, files } = described;
    this.#requests.set(transferId, id);
    submit({ type: 'sendFiles', id: randomUUID(), transferId, account: to, name, files }, (outcome) => {
      // What was taken ends in an event of its own.
      if (!outcome.ok && this.#requests.delete(transferId)) fail(id, outcome);
    });
  }

  async #accept({ offer, path }: AcceptCommand, id: string): Promise<void> {
    const destination = await destinationOf(resolve(path));
    if (destination === undefined)
      return this.#desk.fail(id, { code: 'missing', message: 'There is no such folder' });
    const key = this.#told.get(offer)?.resumeKey;
    if (key !== undefined) this.#destinations.set(key, destination);
    this.#desk.ask({ type: 'acceptTransfer', id: randomUUID(), transferId: offer, destination }, id);
  }

  #cancel({ offer, transfer }: CancelCommand, id: string): void {
    const transferId = offer ?? transfer;
    if (transferId === undefined)
      return this.#desk.fail(id, { code: 'badRequest', message: 'needs "offer" or "transfer"' });
    this.#desk.ask({ type: 'cancelTransfer', id: randomUUID(), transferId }, id);
  }

  #announce(transfer: Transfer): void {
    const { transferId, account, direction, name, size, entries, resumeKey } = transfer;
    const about = { name, size, files: entries.length };
    if (direction === 'sending') {
      const id = this.#requests.get(transferId) ?? '';
      return this.#desk.write({ event: 'fileOffered', id, transfer: transferId, to: account, ...about });
    }
    const key = resumeKey === undefined ? {} : { resumeKey };
    this.#desk.write({ event: 'fileOffer', offer: transferId, from: account, ...about, ...key });
    const destination = this.#destinations.get(resumeKey ?? '');
    if (destination === undefined) return;
    const accept = { type: 'acceptTransfer', id: randomUUID(), transferId, destination } as const;
    this.#desk.submit(accept, () => undefined);
  }

  #which({ transferId, direction }: Transfer): WhichTransfer {
    if (direction === 'receiving') return { offer: transferId };
    const id = this.#requests.get(transferId);
    return { transfer: transferId, ...(id === undefined ? {} : { id }) };
  }
}

function hasMoved(before: Transfer | undefined, { transferred, route, phase }: Transfer): boolean {
  return (
    before?.transferred !== transferred ||
    before.route !== route ||
    (before.phase.kind === 'interrupted' && phase.kind !== 'interrupted')
  );
}

/** A folder, or a new name in a folder; undefined when there is neither. */
async function destinationOf(path: string): Promise<TransferDestination | undefined> {
  if (await isFolder(path)) return { folder: path };
  const folder = dirname(path);
  return (await isFolder(folder)) ? { folder, name: basename(path) } : undefined;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
