/**
 * Where a server of ours sees a question come from, asked twice out of the same port: the second connection shows
 * whether whatever translates addresses on the way gives that port the same number again. The first is reset, since
 * one that ends in order keeps its port for minutes.
 */
import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import type { Endpoint, SeenFact } from '../doctor-facts.ts';
import type { DoctorWay } from '../doctor-way.ts';
import { REACHABILITY_PATH } from './ask-reach.ts';
import { askHttp, readJson } from './http-question.ts';
import { ANSWER_WITHIN } from './limits.ts';
import { secureLine } from './secure-line.ts';
import { webTarget, webUrl } from './web-line.ts';

const told = z.object({
  seen: z.object({ address: z.ipv4(), port: z.number().int().min(1).max(65_535) }),
});

interface Look {
  readonly inside: Endpoint;
  readonly seen: Endpoint;
}

/** No name and no port to come back to is sent. */
export async function askSeen(loginAddress: string, way: DoctorWay, signal: AbortSignal): Promise<SeenFact> {
  const url = webUrl(REACHABILITY_PATH, loginAddress);
  if (url === undefined) return { kind: 'notTold' };
  const { trustedFingerprint } = way;
  const first = await look({ url, trustedFingerprint }, signal);
  if (first === undefined) return { kind: 'notTold' };
  const { inside, seen } = first;
  const second = await look({ url, trustedFingerprint, fromPort: inside.port }, signal);
  return { kind: 'told', inside, seen: second === undefined ? [seen] : [seen, second.seen] };
}

interface LookOptions {
  readonly url: URL;
  readonly trustedFingerprint: string;
  readonly fromPort?: number;
}

async function look(
  { url, trustedFingerprint, fromPort }: LookOptions,
  signal: AbortSignal,
): Promise<Look | undefined> {
  const target = webTarget(url);
  const socket = connect({
    ...target,
    family: 4,
    ...(fromPort === undefined ? {} : { localPort: fromPort }),
  });
  const opened = insideOf(socket);
  const line = await lineOver(socket, { url, trustedFingerprint }, signal);
  const reply = line && (await askHttp({ url, body: '{}', within: ANSWER_WITHIN, signal, socket: line }));
  reset(socket);
  if (reply === undefined) return undefined;
  const answer = reply.kind === 'answered' && reply.status === 200 ? readJson(told, reply.body) : undefined;
  const inside = opened();
  return answer === undefined || inside === undefined ? undefined : { inside, seen: answer.seen };
}

async function lineOver(
  socket: Socket,
  { url, trustedFingerprint }: LookOptions,
  signal: AbortSignal,
): Promise<Socket | undefined> {
  if (url.protocol === 'http:') return socket;
  const secure = await secureLine(socket, { host: webTarget(url).host, trustedFingerprint }, signal);
  return secure.kind === 'secure' ? secure.socket : undefined;
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
