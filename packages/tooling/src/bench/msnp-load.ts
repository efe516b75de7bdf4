// Load for the server's benchmarks: as little client as possible, so that the server is what is measured.
import { get, Agent } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { ServerPlace } from './server-process.ts';

/** One connection that waits for texts. */
export interface LoadClient {
  readonly socket: Socket;
  say(text: string): void;
  /** The text up to and including the mark, which is then dropped. */
  until(mark: string): Promise<string>;
  /** Hands the socket over: nothing is read here any more. */
  release(): Socket;
}

export const connectTo = async ({ port }: ServerPlace): Promise<LoadClient> => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let text = '';
  let wake: (() => void) | undefined;
  const read = (bytes: Buffer): void => {
    text += bytes.toString('latin1');
    wake?.();
  };
  socket.on('data', read);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    socket,
    say: (line) => socket.write(line),
    async until(mark) {
      for (;;) {
        const at = text.indexOf(mark);
        if (at >= 0) {
          const found = text.slice(0, at + mark.length);
          text = text.slice(at + mark.length);
          return found;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    release() {
      socket.off('data', read);
      return socket;
    },
  };
};

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** A ticket from the login page. Asks again when the connection it reused was just being closed. */
export const logIn = (server: ServerPlace, account: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const authorization = `Passport1.4 OrgVerb=GET,OrgURL=x,sign-in=${encodeURIComponent(account)},pwd=secret,lc=1033`;
    const request = get(`${server.http}/login2.srf`, { agent, headers: { authorization } }, (response) => {
      response.resume();
      const info = String(response.headers['authentication-info']);
      const ticket = /from-PP='([^']*)'/.exec(info)?.[1];
      if (ticket === undefined) reject(new Error(`login answered ${response.statusCode}`));
      else resolve(ticket);
    });
    request.once('error', (error) => {
      if (request.reusedSocket) resolve(logIn(server, account));
      else reject(error);
    });
  });

/** Signed in by MSNP12, no list and no status yet. */
export const signIn = async (server: ServerPlace, account: string): Promise<LoadClient> => {
  const ticket = await logIn(server, account);
  const client = await connectTo(server);
  client.say(`VER 1 MSNP12 CVR0\r\nUSR 2 TWN I ${account}\r\nUSR 3 TWN S ${ticket}\r\n`);
  await client.until('ABCHMigrated: 1\r\n\r\n');
  return client;
};

export const goOnline = async (client: LoadClient): Promise<void> => {
  client.say('CHG 9 NLN 0\r\n');
  await client.until('CHL 0 ');
  await client.until('\r\n');
};

/** Both ends of a conversation, ready to relay. */
export const openConversation = async (
  server: ServerPlace,
  caller: { readonly client: LoadClient; readonly account: string },
  callee: { readonly client: LoadClient; readonly account: string },
): Promise<readonly [Socket, Socket]> => {
  caller.client.say('XFR 20 SB\r\n');
  const cookie = (await caller.client.until(' CKI ')) && (await caller.client.until('\r\n')).trim();
  const board = await connectTo(server);
  board.say(`USR 1 ${caller.account} ${cookie}\r\nCAL 2 ${callee.account}\r\n`);
  await callee.client.until('RNG ');
  const [id, , , invitation] = (await callee.client.until('\r\n')).split(' ');
  const other = await connectTo(server);
  other.say(`ANS 1 ${callee.account} ${invitation} ${id}\r\n`);
  await other.until('ANS 1 OK\r\n');
  await board.until('JOI ');
  await board.until('\r\n');
  return [board.release(), other.release()];
};
