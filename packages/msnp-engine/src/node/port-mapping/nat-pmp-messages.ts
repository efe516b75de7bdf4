/** What goes between a computer and its gateway by NAT-PMP (RFC 6886, section 3). */

const VERSION = 0;
const EXTERNAL_ADDRESS = 0;
const MAP_TCP = 2;
/** Added to the number of a request by its answer. */
const ANSWER = 128;

const ADDRESS_ANSWER_BYTES = 12;
const MAPPING_ANSWER_BYTES = 16;

const REFUSALS = new Map([
  [1, 'speaks another version'],
  [2, 'does not allow it'],
  [3, 'has no line to the Internet'],
  [4, 'has no port left'],
  [5, 'does not know the request'],
]);

/** Any number that is not in the list is one too. */
function refusalOf(result: number): string | undefined {
  return result === 0 ? undefined : (REFUSALS.get(result) ?? `refused (${result})`);
}

/** What is no answer to the request at hand is read as undefined, and passed over. */
export type Answer<Value> =
  { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'refused'; readonly reason: string };

/** Asks for the address of the gateway in the Internet (3.2). */
export function addressRequest(): Buffer {
  return Buffer.from([VERSION, EXTERNAL_ADDRESS]);
}

export function readAddress(bytes: Buffer): Answer<string> | undefined {
  if (!answers(bytes, EXTERNAL_ADDRESS)) return undefined;
  const reason = refusalOf(bytes.readUInt16BE(2));
  if (reason !== undefined) return { kind: 'refused', reason };
  if (bytes.length < ADDRESS_ANSWER_BYTES) return undefined;
  return { kind: 'done', value: [...bytes.subarray(8, ADDRESS_ANSWER_BYTES)].join('.') };
}

export interface MappingWish {
  readonly port: number;
  /** The port outside that would be liked best; 0 when the mapping is to end. */
  readonly external: number;
  /** In seconds; 0 ends the mapping. */
  readonly lifetime: number;
}

/** Asks for a mapping of a TCP port, or for its end (3.3, 3.4). */
export function mappingRequest({ port, external, lifetime }: MappingWish): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt8(MAP_TCP, 1);
  bytes.writeUInt16BE(port, 4);
  bytes.writeUInt16BE(external, 6);
  bytes.writeUInt32BE(lifetime, 8);
  return bytes;
}

/** The port outside that was given to `port`, whichever was asked for. */
export function readMapping(bytes: Buffer, port: number): Answer<number> | undefined {
  if (!answers(bytes, MAP_TCP)) return undefined;
  const reason = refusalOf(bytes.readUInt16BE(2));
  if (reason !== undefined) return { kind: 'refused', reason };
  if (bytes.length < MAPPING_ANSWER_BYTES || bytes.readUInt16BE(8) !== port) return undefined;
  return { kind: 'done', value: bytes.readUInt16BE(10) };
}

function answers(bytes: Buffer, request: number): boolean {
  // A gateway of another version says so in the first four bytes, under its own number.
  return bytes.length >= 4 && bytes[1] === request + ANSWER;
}
