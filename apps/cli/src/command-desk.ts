import type { MessengerRequest, RequestOutcome } from '@nudge/msnp-engine';
import type { MessengerClient } from '@nudge/msnp-engine/node';
import type { CommandEvent } from './command-events.ts';

/** Why a request of the command line came to nothing. */
export interface CommandFailure {
  readonly code: string;
  readonly message: string;
  readonly serverCode?: number;
}

/** What the parts of a session have in common: the engine, and the output. */
export interface CommandDesk {
  readonly client: MessengerClient;
  readonly write: (event: CommandEvent) => void;
  readonly fail: (id: string, failure: CommandFailure) => void;
  /** Puts a request to the engine; `settled` is called once. */
  readonly submit: (request: MessengerRequest, settled: (outcome: RequestOutcome) => void) => void;
  /** Puts a request to the engine whose end is `done` or `error`. */
  readonly ask: (request: MessengerRequest, id: string) => void;
  /** Something has ended that the end of the input may have waited for. */
  readonly ended: () => void;
}
