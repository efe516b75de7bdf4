import type { DoorFact, LoginFact, LookupFact, ReachFact, SeenFact, VersionFact } from './doctor-facts.ts';

export interface DoorOptions {
  /** Ports we may listen on; both ends count. */
  readonly first: number;
  readonly last: number;
  /** The person lets the router be asked. */
  readonly asksRouter: boolean;
}

/** We listen as long as it is open. */
export interface OpenDoor {
  readonly fact: DoorFact;
  /** Whether somebody has come, or comes in a moment. */
  hasMet(): Promise<boolean>;
  close(): Promise<void>;
}

/** What the doctor asks of the network. Nothing of it rejects; all of it ends soon after `signal` was given. */
export interface DoctorAdapter {
  lookUp(host: string): Promise<LookupFact>;
  askVersion(
    server: { readonly host: string; readonly port: number },
    signal: AbortSignal,
  ): Promise<VersionFact>;
  askLogin(loginAddress: string, signal: AbortSignal): Promise<LoginFact>;
  /** Asks the server which address it sees us come from. */
  askSeen(loginAddress: string, signal: AbortSignal): Promise<SeenFact>;
  openDoor(options: DoorOptions): Promise<OpenDoor>;
  /** Asks the server to come to that port of ours. */
  askReach(
    at: { readonly loginAddress: string; readonly port: number },
    door: OpenDoor,
    signal: AbortSignal,
  ): Promise<ReachFact>;
}
