import type { HistoryDesk } from './history-jobs.ts';
import type { FromHistoryWorker, ToHistoryWorker } from './worker-messages.ts';

type AnyJob = (request: unknown) => unknown;

/** One job from its message to its answer; whatever is thrown is an answer too. */
export async function doJob(
  desk: HistoryDesk,
  { id, name, request }: ToHistoryWorker,
): Promise<FromHistoryWorker> {
  try {
    const job = desk[name].bind(desk) as AnyJob;
    return { id, kind: 'done', value: await job(request) };
  } catch (error) {
    return { id, kind: 'failed', code: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
