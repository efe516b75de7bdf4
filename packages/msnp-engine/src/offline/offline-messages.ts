/** Messages that a server keeps for people who are offline. */
import type { RequestOutcome } from '../messenger-events.ts';
import { refuse } from '../notification/plan.ts';
import type { OfflineRequest } from './offline-requests.ts';

export class OfflineMessages {
  /** Whether something can be left with the server now. */
  readonly isPossible: boolean = false;

  submit(_request: OfflineRequest): RequestOutcome {
    return refuse('notSupported', 'This server keeps no messages');
  }
}
