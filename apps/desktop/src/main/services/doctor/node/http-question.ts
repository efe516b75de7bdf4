import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
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
  /** Asked over this connection to that host, which whoever opened it ends. */
  readonly socket?: Socket;
}

function optionsOf({ url, body, socket }: HttpQuestion): RequestOptions {
  const line: RequestOptions =
    socket === undefined
      ? { agent: false }
      : { createConnection: () => lineOver(socket, url), headers: { Connection: 'keep-alive' } };
  if (body === undefined) return line;
  // The listeners of file transfer know IPv4 only, so a server that shall come back has to see that address.
  const headers = { ...line.headers, 'Content-Type': 'application/json' };
  return { ...line, family: 4, method: 'POST', headers };
}

function lineOver(socket: Socket, { protocol, hostname }: URL): Socket {
  if (protocol !== 'https:') return socket;
  return connectSecurely({ socket, host: hostname, servername: isIP(hostname) === 0 ? hostname : '' });
}

/** One question, one answer; redirections are answers. A certificate that is not trusted is a failure. */
export function askHttp(question: HttpQuestion): Promise<HttpReply> {
  const { url, body, within, signal, socket } = question;
  return new Promise((resolve) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const asked = request(url, optionsOf(question), (response) => {
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
      if (socket === undefined) asked.destroy();
      resolve(reply);
    };
    const giveUp = (): void => settle({ kind: 'failed', code: 'ETIMEDOUT' });
    const timer = setTimeout(giveUp, within);
    signal.addEventListener('abort', giveUp);
    const fail = (error: Error): void => settle({ kind: 'failed', code: errorCode(error) });
    asked.on('error', fail);
    // One that cannot even be opened fails before the request listens to it.
    socket?.on('error', fail);
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
