import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { LookupFact } from '../doctor-facts.ts';
import { ANSWER_WITHIN } from './limits.ts';
import { errorCode } from './error-code.ts';

type Resolve = (host: string) => Promise<readonly { readonly address: string }[]>;

const bySystem: Resolve = (host) => lookup(host, { all: true });

/** Asks as every connection does, by the system with its hosts file and its cache. It cannot be cancelled, only left. */
export async function lookUp(host: string, resolve: Resolve = bySystem): Promise<LookupFact> {
  if (isIP(host.replaceAll(/^\[|\]$/g, '')) !== 0) return { kind: 'numeric' };
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((give) => (timer = setTimeout(() => give(undefined), ANSWER_WITHIN)));
  try {
    const found = await Promise.race([resolve(host), late]);
    if (found === undefined) return { kind: 'notFound', code: 'ETIMEDOUT' };
    const addresses = found.map(({ address }) => address);
    return { kind: 'found', addresses, milliseconds: Math.round(performance.now() - began) };
  } catch (error) {
    return { kind: 'notFound', code: errorCode(error) };
  } finally {
    clearTimeout(timer);
  }
}
