import { z } from 'zod';
import type { OpenDoor } from '../doctor-adapter.ts';
import type { ReachFact } from '../doctor-facts.ts';
import type { DoctorWay } from '../doctor-way.ts';
import { askHttp, readJson } from './http-question.ts';
import { REACH_WITHIN } from './limits.ts';
import { openWebLine, webUrl } from './web-line.ts';

export const REACHABILITY_PATH = '/reachable';
const TOO_OFTEN: ReadonlySet<number> = new Set([429, 503]);

const told = z.object({ reachable: z.boolean() });

interface ReachQuestion {
  readonly loginAddress: string;
  readonly port: number;
  readonly way: DoctorWay;
}

/** Only servers of ours know the question. */
export async function askReach(
  { loginAddress, port, way }: ReachQuestion,
  door: Pick<OpenDoor, 'hasMet'>,
  signal: AbortSignal,
): Promise<ReachFact> {
  const url = webUrl(REACHABILITY_PATH, loginAddress);
  if (url === undefined) return { kind: 'notTold' };
  // The listeners of file transfer know IPv4 only, so a server that shall come back has to see that address.
  const line = await openWebLine({ url, way, family: 4 }, signal);
  if (line.kind !== 'open') return { kind: 'notTold' };
  const { socket } = line;
  const reply = await askHttp({ url, body: JSON.stringify({ port }), within: REACH_WITHIN, signal, socket });
  socket.destroy();
  if (reply.kind === 'failed') return { kind: 'notTold' };
  if (TOO_OFTEN.has(reply.status)) return { kind: 'tooOften' };
  const answer = reply.status === 200 ? readJson(told, reply.body) : undefined;
  if (answer === undefined) return { kind: 'notTold' };
  return { kind: 'told', isReached: answer.reachable, hasMet: answer.reachable && (await door.hasMet()) };
}
