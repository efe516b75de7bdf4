import type { ClientNotificationCommand, TrId } from '@nudge/msnp-codec';
import type { RequestOutcome } from '../messenger-events.ts';

/** One command of a wish that may take several; each waits for the reply to the one before. */
export interface PlanStep {
  /** Made when its turn comes, so that it knows what earlier steps brought. Undefined: nothing left to do. */
  readonly build: (trId: TrId) => ClientNotificationCommand | undefined;
  /** Error numbers that say the wish is fulfilled already, or `any` for a step that is only tidying up. */
  readonly tolerated?: readonly number[] | 'any';
  /** Nobody waits for its answer: the next step follows at once, and a refusal is no more than a line of the log. */
  readonly isQuiet?: true;
  /** Runs when the server agreed, or answered with a tolerated number. */
  readonly applied?: () => void;
}

/** Steps of one request; without a `requestId` nobody waits for the end. */
export interface Plan {
  readonly requestId?: string;
  readonly steps: readonly PlanStep[];
}

/** A wish that cannot be put to this server. */
export type RefusedWish = Extract<RequestOutcome, { readonly ok: false }>;

export function refuse(code: RefusedWish['code'], message: string): RefusedWish {
  return { ok: false, code, message };
}
