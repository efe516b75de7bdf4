/**
 * Finds the gateway of this network (SSDP). Anybody on the network may answer, and with anything: an answer is read
 * as far as one of its kind is long, and leads to whoever sent it and nowhere else.
 */
import { createSocket, type Socket } from 'node:dgram';
import { isLocal } from './local-networks.ts';

export interface FoundGateway {
  /** Where it describes itself: HTTP at the address that answered. */
  readonly description: string;
  /** The address of this computer that reaches it. */
  readonly localAddress: string;
}

export interface GatewaySearch {
  /** Addresses of this computer to ask from. */
  readonly from: readonly string[];
  readonly to: { readonly address: string; readonly port: number };
  /** In milliseconds. */
  readonly timeout: number;
}

export const SSDP_GROUP = { address: '239.255.255.250', port: 1900 } as const;

const DEVICE_TYPES = [
  'urn:schemas-upnp-org:device:InternetGatewayDevice:1',
  'urn:schemas-upnp-org:device:InternetGatewayDevice:2',
] as const;
/** In bytes; real ones have some hundred. */
const ANSWER_BYTES_MAX = 2_048;
const LOCATION_MAX = 256;
/** Seconds that a device may wait before it answers, the least there is. */
const ANSWER_WAIT = 1;

/** Undefined when nobody answers in time. */
export async function searchGateway(search: GatewaySearch): Promise<FoundGateway | undefined> {
  const sockets: Socket[] = [];
  try {
    return await new Promise<FoundGateway | undefined>((resolve) => {
      setTimeout(() => resolve(undefined), search.timeout).unref();
      for (const localAddress of search.from) {
        const socket = createSocket('udp4');
        sockets.push(socket);
        socket.on('error', () => undefined);
        socket.on('message', (answer, sender) => {
          const description = readAnswer(answer, sender.address);
          if (description !== undefined) resolve({ description, localAddress });
        });
        socket.bind(0, localAddress, () => ask(socket, search.to));
      }
    });
  } finally {
    for (const socket of sockets) socket.close();
  }
}

function ask(socket: Socket, to: GatewaySearch['to']): void {
  for (const type of DEVICE_TYPES) {
    const lines = [
      'M-SEARCH * HTTP/1.1',
      `HOST: ${SSDP_GROUP.address}:${SSDP_GROUP.port}`,
      'MAN: "ssdp:discover"',
      `MX: ${ANSWER_WAIT}`,
      `ST: ${type}`,
    ];
    // An interface that cannot is one that nobody answers on.
    socket.send(`${lines.join('\r\n')}\r\n\r\n`, to.port, to.address, () => undefined);
  }
}

/** The address that a gateway tells; undefined for anything else. */
export function readAnswer(answer: Uint8Array, sender: string): string | undefined {
  if (answer.length > ANSWER_BYTES_MAX || !isLocal(sender)) return undefined;
  const [first = '', ...lines] = Buffer.from(answer).toString('latin1').split(/\r?\n/);
  if (!/^HTTP\/1\.[01] 200\b/.test(first)) return undefined;
  const headers = new Map(lines.map(headerOf));
  if (!DEVICE_TYPES.some((type) => type === headers.get('st'))) return undefined;
  const location = headers.get('location') ?? '';
  const parts = location.length <= LOCATION_MAX ? /^http:\/\/([0-9.]+)(?::\d{1,5})?\//i.exec(location) : null;
  return parts?.[1] === sender ? location : undefined;
}

function headerOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, Math.max(colon, 0)).trim().toLowerCase(), line.slice(colon + 1).trim()];
}
