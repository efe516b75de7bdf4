/**
 * Where a server of ours sees a question come from, asked twice out of the same port: the second connection shows
 * whether whatever translates addresses on the way gives that port the same number again. The first is reset, since
 * one that ends in order keeps its port for minutes.
 */
import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import type { Endpoint, SeenFact } from '../doctor-facts.ts';
import { webUrl } from './ask-login.ts';
import { REACHABILITY_PATH } from './ask-reach.ts';
import { askHttp, readJson } from './http-question.ts';
import { ANSWER_WITHIN } from './limits.ts';

const told = z.object({
  seen: z.object({ address: z.ipv4(), port: z.number().int().min(1).max(65_535) }),
});

interface Look {
  readonly inside: Endpoint;
  readonly seen: Endpoint;
}

/** No name and no port to come back to is sent. */
export async function askSeen(loginAddress: string, signal: AbortSignal): Promise<SeenFact> {
  const url = webUrl(REACHABILITY_PATH, loginAddress);
  if (url === undefined) return { kind: 'notTold' };
  const first = await look(url, signal);
  if (first === undefined) return { kind: 'notTold' };
  const { inside, seen } = first;
  const second = await look(url, signal, inside.port);
  return { kind: 'told', inside, seen: second === undefined ? [seen] : [seen, second.seen] };
}

async function look(url: URL, signal: AbortSignal, fromPort?: number): Promise<Look | undefined> {
  const socket = connect({
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    family: 4,
    ...(fromPort === undefined ? {} : { localPort: fromPort }),
  });
  const opened = insideOf(socket);
  const reply = await askHttp({ url, body: '{}', within: ANSWER_WITHIN, signal, socket });
  reset(socket);
  const answer = reply.kind === 'answered' && reply.status === 200 ? readJson(told, reply.body) : undefined;
  const inside = opened();
  return answer === undefined || inside === undefined ? undefined : { inside, seen: answer.seen };
}

/** A socket forgets its own end when it is closed. */
function insideOf(socket: Socket): () => Endpoint | undefined {
  let inside: Endpoint | undefined;
  socket.once('connect', () => {
    const { localAddress: address, localPort: port } = socket;
    if (address !== undefined && port !== undefined) inside = { address, port };
  });
  return () => inside;
}

function reset(socket: Socket): void {
  if (socket.connecting || socket.destroyed) socket.destroy();
  else socket.resetAndDestroy();
}
