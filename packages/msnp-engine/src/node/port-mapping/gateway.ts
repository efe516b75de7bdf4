/** What a gateway of this network can be asked for, however it is spoken to. */

/** Where this computer can be reached from the Internet. */
export interface ExternalEndpoint {
  readonly address: string;
  readonly port: number;
}

/** All of it throws an `Error` that says in a few words what went wrong. */
export interface Gateway {
  /** The port outside is the one asked for where nobody has it, or else another. */
  map(port: number): Promise<ExternalEndpoint>;
  unmap(port: number, endpoint: ExternalEndpoint): Promise<void>;
}

/** Seconds that a mapping stands if it is never taken back; a connection that was made outlives it. */
export const LEASE_SECONDS = 3_600;

/** Longest wait for the answer of a gateway, in milliseconds; by the rules it comes within a second. */
export const ANSWER_WAIT = 1_400;

/** A gateway behind a second one: a mapping of the first leads nowhere. */
export const NO_ADDRESS = 'the gateway has no address of its own in the Internet';
