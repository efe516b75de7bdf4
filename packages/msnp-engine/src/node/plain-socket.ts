import { connect, type OnReadOpts, Socket } from 'node:net';
import type { SocketTarget } from './proxy-options.ts';

const PORT_MAX = 65_535;

/** A socket on its way; ports come from servers too, and Node throws for those that are none. */
export function plainSocket({ host, port }: SocketTarget, onread?: OnReadOpts): Socket {
  if (port <= 0 || port > PORT_MAX) return unconnected();
  return connect(onread === undefined ? { host, port } : { host, port, onread });
}

/** A socket that fails like one that nobody answers. */
function unconnected(): Socket {
  return new Socket().destroy(Object.assign(new Error('no such port'), { code: 'ECONNREFUSED' }));
}
