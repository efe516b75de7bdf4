/** Somebody who leaves and fetches offline messages: what is asked goes wherever `post` brings it. */
import { createHash } from 'node:crypto';
import {
  challengeResponse,
  cookieOfTicket,
  decodeFetchAnswer,
  decodeStoreAnswer,
  encodeFetchRequest,
  encodeMailWord,
  encodeOfflineContent,
  encodeStoreRequest,
  encodeUtf8,
  FETCH_PATH,
  parseGuid,
  PRODUCTS,
  SOAP_CONTENT_TYPE,
  STORE_PATH,
  ZERO_GUID,
  type FetchAnswer,
  type FetchRequest,
  type StoreAnswer,
  type StoreRequest,
} from '@nudge/msnp-codec';
import type { Endpoint } from '../src/node/index.ts';
import { fetchTicket, TcpClient } from './tcp-client.ts';

/** Brings a body to a path; gives the body of the answer. */
export type Post = (path: string, body: string) => Promise<string>;

const PRODUCT = PRODUCTS.find(({ firstVersion }) => firstVersion === 11) ?? { id: '', key: '' };

export class OfflineClient {
  readonly address: string;
  readonly #post: Post;
  readonly #ticket: string;
  readonly runId = parseGuid('01234567-89ab-cdef-0123-456789abcdef') ?? ZERO_GUID;
  #sequence = 0;
  lockKey = '';

  constructor(name: string, ticket: string, post: Post) {
    this.address = `${name}@example.com`;
    this.#ticket = ticket;
    this.#post = post;
  }

  /** A request that is right in everything. */
  request(to: string, text: string): StoreRequest {
    const sequence = ++this.#sequence;
    return {
      from: this.address,
      senderName: encodeMailWord('Ålice'),
      protocol: 'MSNP12',
      build: '1.0',
      to: `${to}@example.com`,
      ticket: this.#ticket,
      productId: PRODUCT.id,
      lockKey: this.lockKey,
      messageNumber: sequence,
      content: encodeOfflineContent({ runId: this.runId, sequence, text, lineId: `line-${sequence}` }),
    };
  }

  async store(request: StoreRequest): Promise<StoreAnswer> {
    const answer = decodeStoreAnswer(encodeUtf8(await this.#post(STORE_PATH, encodeStoreRequest(request))));
    if (!answer.ok) throw new Error(answer.fault.message);
    return answer.value;
  }

  /** Asks for the lock key first, when there is none; what it was refused for, or `kept`. */
  async leave(to: string, text: string): Promise<string> {
    if (this.lockKey === '') await this.unlock();
    const answer = await this.store(this.request(to, text));
    return answer.kind === 'kept' ? 'kept' : answer.reason;
  }

  async unlock(): Promise<void> {
    const request = this.request('nobody', 'x');
    this.#sequence = 0;
    const answer = await this.store(request);
    const challenge = answer.kind === 'refused' ? answer.lockKeyChallenge : undefined;
    if (challenge === undefined) throw new Error('there was no challenge');
    const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();
    this.lockKey = challengeResponse(challenge, PRODUCT, { version: 11, md5 });
  }

  async fetch(request: FetchRequest): Promise<FetchAnswer> {
    const body = encodeFetchRequest(request, cookieOfTicket(this.#ticket));
    const answer = decodeFetchAnswer(encodeUtf8(await this.#post(FETCH_PATH, body)));
    if (!answer.ok) throw new Error(answer.fault.message);
    return answer.value;
  }

  /** Ids of what waits. */
  async waiting(): Promise<readonly string[]> {
    const answer = await this.fetch({ kind: 'metadata' });
    if (answer.kind !== 'metadata') throw new Error(`refused: ${JSON.stringify(answer)}`);
    return answer.data.offlineMessages.map(({ messageId }) => messageId);
  }
}

export function postPlainly(http: string): Post {
  const headers = { 'content-type': SOAP_CONTENT_TYPE };
  return async (path, body) => (await fetch(`${http}${path}`, { method: 'POST', headers, body })).text();
}

export interface Arrival {
  readonly client: TcpClient;
  readonly offline: OfflineClient;
  /** The list of what waits that the server told. */
  readonly notice: string;
}

/** Connected, signed in and online, with what it takes for the web services. */
export async function arriveOverTcp(
  server: { readonly msnp: Endpoint; readonly http: string },
  name: string,
  post = postPlainly(server.http),
): Promise<Arrival> {
  const client = await TcpClient.connect(server.msnp);
  const ticket = String(await fetchTicket(server.http, `${name}@example.com`, 'secret'));
  client.say('VER 1 MSNP12', `USR 2 TWN I ${name}@example.com`);
  await client.until(/USR 2 TWN S .*\r\n/);
  client.say(`USR 3 TWN S ${ticket}`);
  await client.until(/USR 3 OK .*\r\n/);
  client.say('CHG 4 NLN 0');
  const [, notice = ''] = await client.until(/Mail-Data: (.*)\r\n[^]*CHL 0 .*\r\n/);
  return { client, offline: new OfflineClient(name, ticket, post), notice };
}
