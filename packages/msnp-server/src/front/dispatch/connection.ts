/** A connection to the dispatch server, which only tells where the notification server is. */
import type { ClientNotificationCommand, ServerAddress } from '@nudge/msnp-codec';
import type { Environment } from '../../core/environment.ts';
import type { CommandEntry, Peer } from '../command-runner.ts';
import { HandshakeConnection } from '../handshake.ts';
import type { Waker } from '../send-queue.ts';
import { commandEntry } from './command-table.ts';

export interface DispatchHost {
  readonly environment: Environment;
  readonly referTo: ServerAddress;
}

export class DispatchConnection extends HandshakeConnection {
  readonly referTo: ServerAddress;

  constructor(host: DispatchHost, peer: Peer, waker: Waker) {
    super(host.environment, peer, waker);
    this.referTo = host.referTo;
  }

  /** Nobody ever is, here. */
  get isSignedIn(): boolean {
    return false;
  }

  get reachableHost(): string {
    return this.referTo.host;
  }

  protected entryOf(verb: string): CommandEntry<this, ClientNotificationCommand> | undefined {
    return commandEntry(verb);
  }

  protected ended(): void {}

  protected shutDown(): void {
    this.send({ verb: 'OUT', reason: 'SSD' });
  }
}
