import { z } from 'zod';
import type { OpenDoor } from '../doctor-adapter.ts';
import type { ReachFact } from '../doctor-facts.ts';
import { webUrl } from './ask-login.ts';
import { askHttp, readJson } from './http-question.ts';
import { REACH_WITHIN } from './limits.ts';

export const REACHABILITY_PATH = '/reachable';
const TOO_OFTEN: ReadonlySet<number> = new Set([429, 503]);

const told = z.object({ reachable: z.boolean() });

/** Only servers of ours know the question. */
export async function askReach(
  { loginAddress, port }: { readonly loginAddress: string; readonly port: number },
  door: Pick<OpenDoor, 'hasMet'>,
  signal: AbortSignal,
): Promise<ReachFact> {
  const url = webUrl(REACHABILITY_PATH, loginAddress);
  if (url === undefined) return { kind: 'notTold' };
  const reply = await askHttp({ url, body: JSON.stringify({ port }), within: REACH_WITHIN, signal });
  if (reply.kind === 'failed') return { kind: 'notTold' };
  if (TOO_OFTEN.has(reply.status)) return { kind: 'tooOften' };
  const answer = reply.status === 200 ? readJson(told, reply.body) : undefined;
  if (answer === undefined) return { kind: 'notTold' };
  return { kind: 'told', isReached: answer.reachable, hasMet: answer.reachable && (await door.hasMet()) };
}
