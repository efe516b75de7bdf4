/** One exchange of a login or of a web service over HTTP or HTTPS. */
import type { IncomingMessage } from 'node:http';
import type { HttpAnswer, HttpExchange } from '../core/http-exchange.ts';
import { openRequest } from './open-request.ts';
import type { SocketOptions } from './open-socket.ts';

/**
 * Makes the exchange and tells the answer once; returns what cancels it, after which nothing is told. How long a
 * body may take is for whoever asks: they cancel.
 */
export function makeExchange(
  { url, body, answerMaxBytes, ...exchange }: HttpExchange,
  options: Pick<SocketOptions, 'proxy'>,
  answered: (answer: HttpAnswer) => void,
): () => void {
  const posted = body === undefined ? {} : { method: 'POST', body };
  let isSettled = false;
  const settle = (answer: HttpAnswer): void => {
    if (isSettled) return;
    cancel();
    answered(answer);
  };
  const stop = openRequest(
    url,
    { ...exchange, ...posted, ...options },
    {
      answered: (response) => {
        const head = headOf(response);
        if (answerMaxBytes === undefined) return settle(head);
        readBody(response, answerMaxBytes, (whole) =>
          settle(whole === undefined ? head : { ...head, body: whole }),
        );
      },
      failed: (failure, wasSent) => settle({ kind: 'failed', failure, ...(wasSent ? { wasSent } : {}) }),
    },
  );
  const cancel = (): void => {
    isSettled = true;
    stop();
  };
  return cancel;
}

function headOf(response: IncomingMessage): Extract<HttpAnswer, { readonly kind: 'answered' }> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    headers[name] = Array.isArray(value) ? value[0] : value;
  }
  return { kind: 'answered', status: response.statusCode ?? 0, headers };
}

/** Undefined: longer than wanted, or broken off. Told at least once, the first time counts. */
function readBody(
  response: IncomingMessage,
  maxBytes: number,
  read: (body: Uint8Array | undefined) => void,
): void {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  response.on('data', (piece: Uint8Array) => {
    bytes += piece.length;
    if (bytes > maxBytes) read(undefined);
    else pieces.push(piece);
  });
  response.on('end', () => read(Buffer.concat(pieces)));
  response.on('error', () => read(undefined));
  response.on('close', () => read(undefined));
}
