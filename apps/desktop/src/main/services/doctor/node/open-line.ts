import { connect, type Socket } from 'node:net';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { isOnThisComputer } from '../../connection/way-of.ts';
import type { ConnectFailure } from '../doctor-facts.ts';
import { connectFailure, errorCode } from './error-code.ts';
import { ANSWER_WITHIN } from './limits.ts';

export type LineAnswer =
  | { readonly kind: 'open'; readonly socket: Socket }
  | { readonly kind: 'failed'; readonly how: ConnectFailure; readonly code: string };

export interface LineTarget {
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
  /** Absent: straight, as to this computer itself always. */
  readonly proxy?: ProxyOptions | undefined;
  /** The listeners of file transfer know IPv4 only, so a server that shall come back has to see that address. */
  readonly family?: 4;
  readonly within?: number;
}

/** A connection to somebody, on which nothing was said yet. Whoever asked for it ends it. */
export function openLine(target: LineTarget, signal: AbortSignal): Promise<LineAnswer> {
  const { host, proxy } = target;
  return proxy === undefined || isOnThisComputer(host)
    ? openStraight(target, signal)
    : openByProxy(target, proxy, signal);
}

function openStraight(
  { host, port, family, within = ANSWER_WITHIN }: LineTarget,
  signal: AbortSignal,
): Promise<LineAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, ...(family === undefined ? {} : { family }) });
    const settle = (answer: LineAnswer): void => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
      if (answer.kind === 'failed') socket.destroy();
      resolve(answer);
    };
    const fail = (code: string): void => settle({ kind: 'failed', how: connectFailure(code), code });
    const giveUp = (): void => fail('ETIMEDOUT');
    const timer = setTimeout(giveUp, within);
    signal.addEventListener('abort', giveUp);
    socket.once('connect', () => settle({ kind: 'open', socket }));
    // Also those after it stands, which whoever has it then hears for itself.
    socket.on('error', (error) => fail(errorCode(error)));
  });
}

async function openByProxy(
  { host, port, within = ANSWER_WITHIN }: LineTarget,
  proxy: ProxyOptions,
  signal: AbortSignal,
): Promise<LineAnswer> {
  const { openSocket } = await import('@nudge/msnp-engine/node');
  return new Promise((resolve) => {
    const settle = (answer: LineAnswer): void => {
      signal.removeEventListener('abort', giveUp);
      resolve(answer);
    };
    const cancel = openSocket(
      { host, port },
      { proxy, timeout: within },
      {
        // It flows, but nobody who is asked here speaks first.
        opened: (socket) => settle({ kind: 'open', socket }),
        failed: ({ code }) => settle({ kind: 'failed', how: proxyFailure(code), code }),
      },
    );
    const giveUp = (): void => {
      cancel();
      settle({ kind: 'failed', how: 'silent', code: 'ETIMEDOUT' });
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
}

function proxyFailure(code: string): ConnectFailure {
  switch (code) {
    case 'proxyUnreachable':
    case 'proxyDenied':
    case 'proxyRefused':
      return code;
    default:
      return code === 'timedOut' ? 'silent' : 'unreachable';
  }
}
