import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Socket } from 'node:net';
import type { TransportFailure } from '../core/transport-failure.ts';
import { openSocket, type SocketOptions } from './open-socket.ts';
import { TransportError, transportFailure } from './transport-errors.ts';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/** Longest wait for an answer to begin, connecting included, in milliseconds: less than a sign-in waits. */
const ANSWER_TIMEOUT = 20_000;

interface RequestOptions extends Pick<SocketOptions, 'proxy'> {
  /** `GET` by default. */
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** With https: a certificate to trust besides the system's, as SHA-256 in lower-case hex. */
  readonly trustedFingerprint?: string;
}

/** One of them is called, once, never before `openRequest` returns. */
interface RequestHandlers {
  /** The head has come; the body has not. Redirects are not followed. */
  answered(response: IncomingMessage): void;
  /** `wasSent`: there was a connection, so that the other end may have got the request. */
  failed(failure: TransportFailure, wasSent: boolean): void;
}

/**
 * Makes one HTTP or HTTPS request whose connection goes the way of {@link openSocket}, for itself alone. Returns
 * what ends it, answer included; nothing is told after that.
 */
export function openRequest(url: string, options: RequestOptions, handlers: RequestHandlers): () => void {
  let isSettled = false;
  let sent: SentRequest | undefined;
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    isSettled = true;
    clearTimeout(timer);
    sent?.destroy();
  };
  const fail = (failure: TransportFailure): void => {
    if (isSettled) return;
    stop();
    handlers.failed(failure, sent?.isConnected() === true);
  };
  try {
    sent = sendRequest(new URL(url), options);
    // After that of the socket, which knows better why it is late.
    timer = setTimeout(() => fail(TOO_LATE), ANSWER_TIMEOUT);
    // Also those of a body that breaks off: its reader is told by itself.
    sent.request.on('error', (error) => fail(transportFailure(error)));
    sent.request.on('response', (response) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      handlers.answered(response);
    });
  } catch {
    // Parts of the address and of the headers come from servers; Node throws for what it cannot send.
    queueMicrotask(() => fail(UNSENDABLE));
  }
  return stop;
}

const TOO_LATE: TransportFailure = { code: 'timedOut', message: 'No answer came in time' };
const UNSENDABLE: TransportFailure = { code: 'unreachable', message: 'The request cannot be sent' };

interface SentRequest {
  readonly request: ClientRequest;
  isConnected(): boolean;
  destroy(): void;
}

function sendRequest(url: URL, options: RequestOptions): SentRequest {
  const { method = 'GET', headers, body } = options;
  let cancel = (): void => undefined;
  let isConnected = false;
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, {
    method,
    // Where connections do not come from an agent, Node takes every usual port for another one and names it.
    headers: { Host: url.host, ...headers },
    // Without an agent, or the connection would be the agent's own.
    createConnection: (_options, created) => {
      cancel = openSocket(targetOf(url), socketOptions(url, options), {
        opened: (socket) => {
          isConnected = true;
          created(null, socket);
        },
        // Node wants no socket beside an error; its types do.
        failed: (failure) => created(new TransportError(failure), new Socket()),
      });
      return undefined;
    },
  });
  request.end(body);
  const destroy = (): void => {
    // A request without a connection yet would wait for it.
    if (!isConnected) cancel();
    // Never within an event of its own, nor the socket below TLS first: then it closes at once, and Node gives the
    // parser back twice, which reads two connections from then on.
    process.nextTick(() => request.destroy());
  };
  return { request, isConnected: () => isConnected, destroy };
}

function targetOf({ protocol, hostname, port }: URL): { readonly host: string; readonly port: number } {
  const usual = protocol === 'https:' ? HTTPS_PORT : HTTP_PORT;
  return { host: hostname.replaceAll(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}

function socketOptions({ protocol }: URL, { proxy, trustedFingerprint }: RequestOptions): SocketOptions {
  const trust = trustedFingerprint === undefined ? {} : { trustedFingerprint };
  return {
    ...(proxy === undefined ? {} : { proxy }),
    ...(protocol === 'https:' ? { security: trust } : {}),
  };
}
