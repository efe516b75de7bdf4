/** A gateway that is spoken to by NAT-PMP (RFC 6886), through a library in a thread. */
import { ANSWER_WAIT, type ExternalEndpoint, type Gateway, NO_ADDRESS } from './gateway.ts';
import { isPublic } from './local-networks.ts';
import type { NatPmpAnswer, NatPmpWish } from './nat-pmp-job.ts';
import type { NatPmpThreads } from './nat-pmp-threads.ts';

export interface NatPmpSearch {
  /** Addresses that may be the gateway's, the likeliest first. */
  readonly addresses: readonly string[];
  readonly threads: NatPmpThreads;
}

/** Milliseconds for each of those who may be one: they are asked one after another, twice. */
const SEARCH_WAIT = 600;

/** The first of those asked that answers; undefined when none does. */
export async function findNatPmpGateway({ addresses, threads }: NatPmpSearch): Promise<Gateway | undefined> {
  for (const host of addresses) {
    const gateway = new NatPmpGateway(host, threads);
    if (await gateway.answers()) return gateway;
  }
  return undefined;
}

class NatPmpGateway implements Gateway {
  readonly #host: string;
  readonly #threads: NatPmpThreads;

  constructor(host: string, threads: NatPmpThreads) {
    this.#host = host;
    this.#threads = threads;
  }

  /** One that refuses may still do what it is asked by other means. */
  async answers(): Promise<boolean> {
    const answer = await this.#ask({ kind: 'address' }, SEARCH_WAIT).catch(() => undefined);
    return answer?.kind === 'address';
  }

  async map(port: number): Promise<ExternalEndpoint> {
    const answer = await this.#ask({ kind: 'map', port }, ANSWER_WAIT);
    if (answer.kind !== 'mapped') throw new Error(faultOf(answer));
    if (!isPublic(answer.address)) throw new Error(NO_ADDRESS);
    if (answer.port === 0) throw new Error('the gateway gave no port');
    return { address: answer.address, port: answer.port };
  }

  async unmap(port: number): Promise<void> {
    const answer = await this.#ask({ kind: 'unmap', port }, ANSWER_WAIT);
    if (answer.kind !== 'unmapped') throw new Error(faultOf(answer));
  }

  #ask(wish: NatPmpWish, wait: number): Promise<NatPmpAnswer> {
    return this.#threads.ask({ host: this.#host, wish, wait });
  }
}

function faultOf(answer: NatPmpAnswer): string {
  return answer.kind === 'refused' ? answer.reason : 'the gateway does not answer';
}
