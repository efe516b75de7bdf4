import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
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
}

function optionsOf(body: string | undefined): RequestOptions {
  // The listeners of file transfer know IPv4 only, so a server that shall come back has to see that address.
  if (body === undefined) return { agent: false };
  return { agent: false, family: 4, method: 'POST', headers: { 'Content-Type': 'application/json' } };
}

/** One question, one answer; redirections are answers. A certificate that is not trusted is a failure. */
export function askHttp({ url, body, within, signal }: HttpQuestion): Promise<HttpReply> {
  return new Promise((resolve) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const asked = request(url, optionsOf(body), (response) => {
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
      asked.destroy();
      resolve(reply);
    };
    const giveUp = (): void => settle({ kind: 'failed', code: 'ETIMEDOUT' });
    const timer = setTimeout(giveUp, within);
    signal.addEventListener('abort', giveUp);
    asked.on('error', (error) => settle({ kind: 'failed', code: errorCode(error) }));
    asked.end(body);
  });
}
