import type { DoorFact, LoginFact, LookupFact, ReachFact, SeenFact, VersionFact } from './doctor-facts.ts';
import type { DoctorWay } from './doctor-way.ts';

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
    server: DoctorWay & { readonly host: string; readonly port: number },
    signal: AbortSignal,
  ): Promise<VersionFact>;
  askLogin(loginAddress: string, way: DoctorWay, signal: AbortSignal): Promise<LoginFact>;
  /** Asks the server which address it sees us come from. Not through a proxy, of which it would tell. */
  askSeen(loginAddress: string, way: DoctorWay, signal: AbortSignal): Promise<SeenFact>;
  openDoor(options: DoorOptions): Promise<OpenDoor>;
  /** Asks the server to come to that port of ours. */
  askReach(
    at: { readonly loginAddress: string; readonly port: number; readonly way: DoctorWay },
    door: OpenDoor,
    signal: AbortSignal,
  ): Promise<ReachFact>;
}
