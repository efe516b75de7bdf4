/** The other side in the hands of a test: what it says is written out, only the exchange before it is done here. */
import type { Invitation, InvitationAcceptance } from '@nudge/msnp-codec';
import type { FileEnd } from './file-end.ts';
import type { RawSocket } from './memory-links.ts';
import { Pair } from './pair.ts';

export const COOKIE = 33_267;

export interface ForeignEnd {
  readonly pair: Pair;
  /** Our end. */
  readonly end: FileEnd;
  /** Connected to ours. */
  readonly socket: RawSocket;
  /** The auth cookie of whoever listens. */
  readonly authCookie: string;
  /** What ours said on the connection so far. */
  readonly heard: () => string;
  /** Says it, and lets everything happen that comes of it. */
  readonly say: (data: string | Uint8Array) => string;
}

/** Whoever listens is named; the other one has the rest. */
export type Listener = 'we' | 'they';

const NONE: InvitationAcceptance = {
  command: 'accept',
  cookie: COOKIE,
  requestsAddress: true,
  senderConnects: false,
};

function listenerOf(invitation: Invitation | undefined): { readonly authCookie: string } | undefined {
  return invitation?.command === 'accept' ? invitation.address : undefined;
}

/** Ours has the file; the foreign one is the receiver. */
export function foreignReceiver(file: Uint8Array, listener: Listener, pair = new Pair()): ForeignEnd {
  pair.bob.machine.invited = () => undefined;
  const end = pair.alice.offer(file);
  pair.rest();
  const cookie = pair.bob.heard[0]?.cookie ?? 0;
  if (listener === 'they') {
    const { port, sockets } = pair.links.foreignListener();
    const address = { external: '127.0.0.1', port, authCookie: '1083' };
    pair.alice.say({ ...NONE, cookie, senderConnects: true, address });
    pair.rest();
    return foreignEnd(pair, end, { socket: sockets[0], authCookie: '1083' });
  }
  pair.alice.say({ ...NONE, cookie });
  pair.rest();
  const authCookie = listenerOf(pair.bob.heard.at(-1))?.authCookie ?? '';
  const socket = pair.links.stranger();
  pair.rest();
  return foreignEnd(pair, end, { socket, authCookie });
}

/** Ours receives; the foreign one has a file of so many bytes. */
export function foreignSender(size: number, listener: Listener, pair = new Pair()): ForeignEnd {
  pair.alice.machine.invited = () => undefined;
  pair.bob.say({
    command: 'invite',
    cookie: COOKIE,
    applicationGuid: '{5d3e02ab-6190-11D3-bbbb-00c04f795683}',
    fileName: 'hello.txt',
    fileSize: size,
    connectable: listener === 'they',
  });
  pair.rest();
  const [end] = pair.bob.transfers;
  if (end === undefined) throw new Error('no offer came');
  if (listener === 'we') {
    const authCookie = listenerOf(pair.alice.heard.at(-1))?.authCookie ?? '';
    const socket = pair.links.stranger();
    pair.rest();
    return foreignEnd(pair, end, { socket, authCookie });
  }
  const { port, sockets } = pair.links.foreignListener();
  pair.bob.say({ ...NONE, address: { external: '127.0.0.1', port, authCookie: '1083' } });
  pair.rest();
  return foreignEnd(pair, end, { socket: sockets[0], authCookie: '1083' });
}

function foreignEnd(
  pair: Pair,
  end: FileEnd,
  { socket, authCookie }: { readonly socket: RawSocket | undefined; readonly authCookie: string },
): ForeignEnd {
  if (socket === undefined) throw new Error('nobody connected');
  let at = 0;
  const heard = (): string => {
    const news = socket.heard.slice(at);
    at = socket.heard.length;
    return news;
  };
  const say = (data: string | Uint8Array): string => {
    socket.send(data);
    pair.rest();
    return heard();
  };
  return { pair, end, socket, authCookie, heard, say };
}
