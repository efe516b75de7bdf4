/**
 * A gateway that is spoken to by NAT-PMP (RFC 6886): two small packets a wish. Written here because the libraries
 * there are bind the one port that the system's own client has, and end the program on a packet that is too short.
 */
import { createSocket } from 'node:dgram';
import { ANSWER_WAIT, type ExternalEndpoint, type Gateway, LEASE_SECONDS, NO_ADDRESS } from './gateway.ts';
import { isPublic } from './local-networks.ts';
import { addressRequest, type Answer, mappingRequest, readAddress, readMapping } from './nat-pmp-messages.ts';

export interface NatPmpSearch {
  /** Addresses that may be the gateway's. */
  readonly addresses: readonly string[];
  readonly port: number;
}

export const NAT_PMP_PORT = 5351;

/** Milliseconds until a request that nobody answered is sent again, doubled each time (3.1). */
const FIRST_RETRY = 250;

/** The first of those asked that answers at all; undefined when none does in time. */
export async function findNatPmpGateway({ addresses, port }: NatPmpSearch): Promise<Gateway | undefined> {
  const found = addresses.map(async (host) => {
    const gateway = new NatPmpGateway({ host, port });
    // One that refuses may still do what it is asked by other means.
    valueOf(await gateway.askAddress());
    return gateway;
  });
  return Promise.any(found).catch(() => undefined);
}

interface Host {
  readonly host: string;
  readonly port: number;
}

class NatPmpGateway implements Gateway {
  readonly #at: Host;

  constructor(at: Host) {
    this.#at = at;
  }

  askAddress(): Promise<Answer<string>> {
    return exchange(this.#at, addressRequest(), readAddress);
  }

  async map(port: number): Promise<ExternalEndpoint> {
    const address = valueOf(await this.askAddress());
    if (!isPublic(address)) throw new Error(NO_ADDRESS);
    return { address, port: await this.#wish(port, { external: port, lifetime: LEASE_SECONDS }) };
  }

  async unmap(port: number): Promise<void> {
    await this.#wish(port, { external: 0, lifetime: 0 });
  }

  async #wish(port: number, wish: { readonly external: number; readonly lifetime: number }): Promise<number> {
    const request = mappingRequest({ port, ...wish });
    return valueOf(await exchange(this.#at, request, (bytes) => readMapping(bytes, port)));
  }
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.kind === 'refused') throw new Error(`the gateway ${answer.reason}`);
  return answer.value;
}

/** Sends until an answer comes that is one. The socket is connected: nobody but the gateway is heard. */
async function exchange<Value>(
  { host, port }: Host,
  request: Buffer,
  read: (bytes: Buffer) => Answer<Value> | undefined,
): Promise<Answer<Value>> {
  const socket = createSocket('udp4');
  const timers: NodeJS.Timeout[] = [];
  try {
    return await new Promise<Answer<Value>>((resolve, reject) => {
      const later = (wait: number, act: () => void): void => void timers.push(setTimeout(act, wait));
      const send = (nextWait: number): void => {
        socket.send(request);
        later(nextWait, () => send(2 * nextWait));
      };
      later(ANSWER_WAIT, () => reject(new Error('the gateway does not answer')));
      // Nobody is there, or nobody listens there.
      socket.on('error', reject);
      socket.on('message', (bytes) => {
        const answer = read(bytes);
        if (answer !== undefined) resolve(answer);
      });
      socket.connect(port, host, () => send(FIRST_RETRY));
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    socket.close();
  }
}
