/** One GET of the Passport login over HTTP or HTTPS. */
import type { IncomingMessage } from 'node:http';
import type { HttpAnswer, HttpExchange } from '../auth/passport-login.ts';
import { openRequest } from './open-request.ts';
import type { SocketOptions } from './open-socket.ts';

/** Makes the exchange and tells the answer once; returns what cancels it, after which nothing is told. */
export function getPassport(
  { url, ...exchange }: HttpExchange,
  options: Pick<SocketOptions, 'proxy'>,
  answered: (answer: HttpAnswer) => void,
): () => void {
  const stop = openRequest(
    url,
    { ...exchange, ...options },
    {
      answered: (response) => {
        stop();
        answered(answerOf(response));
      },
      failed: (failure) => answered({ kind: 'failed', failure }),
    },
  );
  return stop;
}

/** Only the headers matter; the body is not read. */
function answerOf(response: IncomingMessage): HttpAnswer {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    headers[name] = Array.isArray(value) ? value[0] : value;
  }
  return { kind: 'answered', status: response.statusCode ?? 0, headers };
}
