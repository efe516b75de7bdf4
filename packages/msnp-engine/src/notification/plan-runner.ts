import type { ClientNotificationCommand, TrId } from '@nudge/msnp-codec';
import type { RequestOutcome } from '../messenger-events.ts';
import type { Plan, PlanStep, RefusedWish } from './plan.ts';

/** A plan on its way; its steps are tried in order. */
export interface PlanRun {
  readonly plan: Plan;
  /** Index of the step whose reply is awaited. */
  readonly at: number;
}

/** What running the next step of a plan came to. */
export type PlanProgress =
  | { readonly kind: 'sending'; readonly command: ClientNotificationCommand; readonly run: PlanRun }
  | { readonly kind: 'done'; readonly outcome: RequestOutcome };

/** Finds the next step with something to do, from `from` on. */
export function continuePlan(plan: Plan, from: number, trId: TrId): PlanProgress {
  for (let at = from; at < plan.steps.length; at++) {
    const command = plan.steps[at]?.build(trId);
    if (command !== undefined) return { kind: 'sending', command, run: { plan, at } };
  }
  return { kind: 'done', outcome: { ok: true } };
}

/** The step whose reply is awaited. */
export function currentStep(run: PlanRun): PlanStep | undefined {
  return run.plan.steps[run.at];
}

export function isTolerated(step: PlanStep | undefined, serverCode: number): boolean {
  const tolerated = step?.tolerated;
  return tolerated === 'any' || (tolerated?.includes(serverCode) ?? false);
}

/** The outcome of a step the server refused with an error number. */
export function refusedByServer(serverCode: number): RefusedWish {
  return {
    ok: false,
    code: 'refusedByServer',
    serverCode,
    message: `The server answered with error ${serverCode}`,
  };
}
