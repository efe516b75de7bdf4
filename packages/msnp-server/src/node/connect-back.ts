import { connect } from 'node:net';
import { REACHABILITY_WITHIN_MS } from '../limits.ts';

/** Whether a connection can be made; it is ended at once, and nothing is sent. */
export function connectBack(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (isReached: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(isReached);
    };
    const timer = setTimeout(() => settle(false), REACHABILITY_WITHIN_MS);
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
