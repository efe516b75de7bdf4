/**
 * The thread that speaks NAT-PMP (RFC 6886), through a library. The library sends nothing twice, and a packet that is
 * too short for it is thrown past everybody: a second try is a new object, a throw the end of the thread, which
 * whoever started it expects.
 */
import { parentPort } from 'node:worker_threads';
import { type Gateway, pmpNat } from '@achingbrain/nat-port-mapper';
import { LEASE_SECONDS, NO_ADDRESS } from './gateway.ts';
import { hearOnlyGateway } from './hear-only-gateway.ts';
import { isPublic } from './local-networks.ts';
import type { NatPmpAnswer, NatPmpJob, NatPmpWish } from './nat-pmp-job.ts';

/** Milliseconds until a request that nobody answered is sent again, doubled each time (3.1). */
const FIRST_RETRY = 250;

/** Any address of a private network: it is not sent, and makes the library ask for the one outside. */
const INSIDE = '10.0.0.1';

parentPort?.on('message', (job: NatPmpJob) => {
  void answerTo(job).then((answer) => parentPort?.postMessage(answer));
});

async function answerTo({ host, wish, wait }: NatPmpJob): Promise<NatPmpAnswer> {
  const end = performance.now() + wait;
  for (let retry = FIRST_RETRY; ; retry *= 2) {
    const left = Math.ceil(end - performance.now());
    if (left <= 0) return { kind: 'silent' };
    const answer = await tryOnce(host, wish, AbortSignal.timeout(Math.min(retry, left)));
    if (answer !== undefined) return answer;
  }
}

/** Undefined when nothing came that answers it. */
async function tryOnce(
  host: string,
  wish: NatPmpWish,
  signal: AbortSignal,
): Promise<NatPmpAnswer | undefined> {
  // It would renew by milliseconds what it asked for by seconds, and what was taken back without end.
  const gateway = hearOnlyGateway(pmpNat(host, { autoRefresh: false, ttl: LEASE_SECONDS }));
  try {
    return await fulfil(gateway, wish, signal);
  } catch (error) {
    return signal.aborted
      ? undefined
      : { kind: 'refused', reason: `the gateway refused (${wordsOf(error)})` };
  } finally {
    await gateway.stop();
  }
}

async function fulfil(
  gateway: Gateway,
  wish: NatPmpWish,
  signal: AbortSignal,
): Promise<NatPmpAnswer | undefined> {
  switch (wish.kind) {
    case 'address':
      return { kind: 'address', address: await gateway.externalIp({ signal }) };
    case 'unmap':
      await gateway.unmap(wish.port, { signal });
      return { kind: 'unmapped' };
    case 'map':
      // First, so that no port is taken that leads nowhere.
      if (!isPublic(await gateway.externalIp({ signal }))) return { kind: 'refused', reason: NO_ADDRESS };
      return map(gateway, wish.port, signal);
  }
}

async function map(gateway: Gateway, port: number, signal: AbortSignal): Promise<NatPmpAnswer | undefined> {
  const mapping = await gateway.map(port, INSIDE, { signal });
  // One for another port is late, and somebody else's.
  if (mapping.internalPort !== port) return undefined;
  return { kind: 'mapped', address: mapping.externalHost, port: mapping.externalPort };
}

/** The library's words, or the gateway's number where it has none. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason';
  return error.message !== '' || !('code' in error) ? error.message : String(error.code);
}
