/** Clients that speak TLS and know the server by its fingerprint, as people do. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { Endpoint } from '../src/node/index.ts';
import { signInWith, TcpClient } from './tcp-client.ts';

export interface SecureServer {
  readonly msnp: Endpoint;
  readonly http: string;
  readonly fingerprint?: string;
}

const BY_FINGERPRINT = { rejectUnauthorized: false } as const;

export function fingerprintOf(socket: TLSSocket): string {
  return socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase();
}

function check(socket: TLSSocket, fingerprint: string | undefined): void {
  if (fingerprintOf(socket) !== fingerprint) throw new Error('somebody else answered');
}

export async function connectSecurely(
  { msnp, fingerprint }: SecureServer,
  options: ConnectionOptions = {},
): Promise<TcpClient> {
  const socket = connect({ ...msnp, ...BY_FINGERPRINT, ...options });
  await once(socket, 'secureConnect');
  check(socket, fingerprint);
  return new TcpClient(socket);
}

export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export async function askSecurely(
  url: string,
  fingerprint: string | undefined,
  { body, ...options }: RequestOptions & { readonly body?: string } = {},
): Promise<HttpsAnswer> {
  const asking = request(url, { ...BY_FINGERPRINT, agent: false, ...options });
  asking.end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  check(response.socket as TLSSocket, fingerprint);
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

/** Logs in over https, beginning with nothing but the address of the service. */
export async function fetchTicketSecurely(
  { http, fingerprint }: SecureServer,
  account: string,
  password: string,
): Promise<string | number> {
  const nexus = await askSecurely(`${http.replace('http:', 'https:')}/rdr/pprdr.asp`, fingerprint);
  const [, login = ''] = /DALogin=([^,]+)/.exec(String(nexus.headers['passporturls'])) ?? [];
  const authorization = `Passport1.4 sign-in=${encodeURIComponent(account)},pwd=${encodeURIComponent(password)}`;
  const answer = await askSecurely(login, fingerprint, { headers: { authorization } });
  return /from-PP='([^']*)'/.exec(String(answer.headers['authentication-info']))?.[1] ?? answer.status;
}

export async function signInSecurely(
  server: SecureServer,
  account: string,
  password: string,
): Promise<TcpClient> {
  const client = await connectSecurely(server);
  await signInWith(client, account, () => fetchTicketSecurely(server, account, password));
  return client;
}
