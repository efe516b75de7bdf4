/** A client over a real socket that waits for lines instead of time. */
import { connect, type Socket } from 'node:net';
import { decodeUtf8 } from '@nudge/msnp-codec';
import type { Endpoint } from '../src/node/index.ts';

export class TcpClient {
  readonly socket: Socket;
  #text = '';
  #waiting: (() => void) | undefined = undefined;
  isClosed = false;
  received = 0;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (bytes) => {
      this.received += bytes.length;
      this.#text += decodeUtf8(bytes);
      this.#waiting?.();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isClosed = true;
      this.#waiting?.();
    });
  }

  static connect({ host, port }: Endpoint): Promise<TcpClient> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port }, () => resolve(new TcpClient(socket)));
      socket.once('error', reject);
    });
  }

  say(...lines: readonly string[]): void {
    this.socket.write(lines.map((line) => `${line}\r\n`).join(''));
  }

  /** Waits until the pattern matches what arrived; gives the match and drops everything up to its end. */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#text);
      if (match !== null) {
        this.#text = this.#text.slice(match.index + match[0].length);
        return match;
      }
      if (this.isClosed) throw new Error(`the connection closed; left over: ${this.#text}`);
      await this.#more();
    }
  }

  async closed(): Promise<void> {
    while (!this.isClosed) await this.#more();
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }
}

/** Logs in at the login page; gives the ticket, or the HTTP status when there is none. */
export async function fetchTicket(http: string, account: string, password: string): Promise<string | number> {
  const nexus = await fetch(`${http}/rdr/pprdr.asp`);
  const login = /DALogin=([^,]+)/.exec(nexus.headers.get('PassportURLs') ?? '')?.[1] ?? '';
  const response = await fetch(login, {
    headers: {
      authorization: `Passport1.4 OrgVerb=GET,OrgURL=x,sign-in=${encodeURIComponent(account)},pwd=${encodeURIComponent(password)},lc=1033`,
    },
  });
  return /from-PP='([^']*)'/.exec(response.headers.get('Authentication-Info') ?? '')?.[1] ?? response.status;
}

/** Signs in by MSNP12 and goes online. */
export async function signInOverTcp(
  server: { readonly msnp: Endpoint; readonly http: string },
  account: string,
  password: string,
): Promise<TcpClient> {
  const client = await TcpClient.connect(server.msnp);
  await signInWith(client, account, () => fetchTicket(server.http, account, password));
  return client;
}

/** The same on a connection that is there. */
export async function signInWith(
  client: TcpClient,
  account: string,
  ticket: () => Promise<string | number>,
): Promise<void> {
  client.say('VER 1 MSNP12', `USR 2 TWN I ${account}`);
  await client.until(/USR 2 TWN S .*\r\n/);
  client.say(`USR 3 TWN S ${await ticket()}`);
  await client.until(/USR 3 OK .*\r\n/);
  client.say('CHG 4 NLN 0');
  await client.until(/CHL 0 .*\r\n/);
}
