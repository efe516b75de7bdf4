import type { Emitter } from '../support/emitter.ts';

/** Where a server listens for both roles. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly loginAddress: string;
}

/** `startedNow`: no server answered, so this application runs it from here on. */
export type HostOutcome =
  | { readonly ok: true; readonly address: ServerAddress; readonly startedNow: boolean }
  | { readonly ok: false; readonly reason: string };

/** What signing in needs of this computer's server: that it answers, and where. */
export interface HostAccess {
  /** Joins the server that answers, else starts it. Never rejects. */
  ensure(): Promise<HostOutcome>;
  /** The server that answered is gone. */
  readonly lost: Emitter<void>;
}
