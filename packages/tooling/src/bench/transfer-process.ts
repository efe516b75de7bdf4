// One end of a file transfer in a process of its own: the product's client, or the plainest pipeline there is.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { ProtocolVersion } from '@nudge/msnp-codec';
import type { ServerPlace } from './server-process.ts';

/** A client that is signed in, and the friend that it exchanges files with. */
export interface NudgeEnd {
  readonly kind: 'nudge';
  readonly server: ServerPlace;
  readonly account: string;
  readonly friend: string;
  readonly version: ProtocolVersion;
  readonly allowDirect: boolean;
}

/** `pipeline(createReadStream, socket)`, and at the other end `pipeline(socket, createWriteStream)`. */
export interface PipelineEnd {
  readonly kind: 'pipeline';
}

export interface StoredFile {
  readonly folder: string;
  readonly name: string;
}

export type EndRequest =
  /** Stores the next file that comes; answered with the port to send it to, 0 where the friend is known. */
  | { readonly ask: 'expect'; readonly file: StoredFile }
  /** Answered when the file that was expected is stored. */
  | { readonly ask: 'stored' }
  /** Answered with the processor seconds so far. */
  | { readonly ask: 'processorTime' }
  /** Answered when the other end has it all. */
  | { readonly ask: 'send'; readonly file: StoredFile; readonly size: number; readonly port: number };

export interface TransferEnd {
  readonly processId: number;
  ask(request: EndRequest): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts an end; a client is signed in, and sees its friend once that one is too. */
export const startTransferEnd = async (end: NudgeEnd | PipelineEnd): Promise<TransferEnd> => {
  const file = end.kind === 'nudge' ? 'client-child.ts' : 'pipeline-child.ts';
  const child = fork(path.join(import.meta.dirname, file), [JSON.stringify(end)]);
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const failed = (): void => reject(new Error(`the ${end.kind} end of a transfer has ended`));
      child.once('exit', failed);
      child.once('message', (message) => {
        child.off('exit', failed);
        resolve(message);
      });
    });
  await answer();
  return {
    processId: child.pid ?? 0,
    ask(request) {
      child.send(request);
      return answer();
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
