import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { z } from 'zod';
import { errorCode } from './error-code.ts';
import { ANSWER_MAX_BYTES } from './limits.ts';

export type HttpReply =
  | { readonly kind: 'failed'; readonly code: string }
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: IncomingMessage['headers'];
      /** As much of it as is read. */
      readonly body: string;
    };

export interface HttpQuestion {
  readonly url: URL;
  /** JSON; absent: GET. */
  readonly body?: string;
  /** Milliseconds. */
  readonly within: number;
  readonly signal: AbortSignal;
  /** Asked over this connection to that host, encrypted where the address says so; whoever opened it ends it. */
  readonly socket: Socket;
}

function optionsOf({ url, body, socket }: HttpQuestion): RequestOptions {
  const { hostname: host, pathname, search, host: name } = url;
  const headers = { Host: name, Connection: 'keep-alive' };
  const line = { createConnection: () => socket, host, path: `${pathname}${search}` };
  if (body === undefined) return { ...line, headers };
  return { ...line, method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
}

/** One question, one answer; redirections are answers. */
export function askHttp(question: HttpQuestion): Promise<HttpReply> {
  const { body, within, signal, socket } = question;
  return new Promise((resolve) => {
    // What is encrypted is so by its connection.
    const asked = httpRequest(optionsOf(question), (response) => {
      let heard = '';
      const answer = (): void =>
        settle({
          kind: 'answered',
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: heard,
        });
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        heard = (heard + part).slice(0, ANSWER_MAX_BYTES);
        if (heard.length === ANSWER_MAX_BYTES) answer();
      });
      response.once('end', answer);
    });
    const settle = (reply: HttpReply): void => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
      resolve(reply);
    };
    const giveUp = (): void => settle({ kind: 'failed', code: 'ETIMEDOUT' });
    const timer = setTimeout(giveUp, within);
    signal.addEventListener('abort', giveUp);
    const fail = (error: Error): void => settle({ kind: 'failed', code: errorCode(error) });
    asked.on('error', fail);
    // One that cannot even be opened fails before the request listens to it.
    socket.on('error', fail);
    asked.end(body);
  });
}

/** The object of an answer; undefined where it is another one, or none. */
export function readJson<Shape extends z.ZodType>(shape: Shape, body: string): z.infer<Shape> | undefined {
  try {
    return shape.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
