import type { LoginFact } from '../doctor-facts.ts';
import { connectFailure } from './error-code.ts';
import { askHttp, type HttpReply } from './http-question.ts';
import { ANSWER_WITHIN } from './limits.ts';
import { readCertificate } from './read-certificate.ts';

const NEXUS_PATH = '/rdr/pprdr.asp';

export function webUrl(path: string, address: string): URL | undefined {
  try {
    const url = new URL(path, address);
    return ['http:', 'https:'].includes(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the nexus where to sign in; no name and no password goes there. */
export async function askLogin(loginAddress: string, signal: AbortSignal): Promise<LoginFact> {
  const url = webUrl(NEXUS_PATH, loginAddress);
  if (url === undefined) return { kind: 'badAddress' };
  if (url.protocol === 'http:') return factOf(await timed(url, signal));
  const read = await readCertificate(url, signal);
  if (read.kind === 'failed') return { kind: 'failed', how: connectFailure(read.code), code: read.code };
  const { certificate } = read;
  if (!certificate.isTrusted) {
    return { kind: 'failed', how: 'unreachable', code: certificate.problem, certificate };
  }
  return { ...factOf(await timed(url, signal)), certificate };
}

interface TimedReply {
  readonly reply: HttpReply;
  /** Unix time in the middle between question and answer. */
  readonly at: number;
}

async function timed(url: URL, signal: AbortSignal): Promise<TimedReply> {
  const asked = Date.now();
  const reply = await askHttp({ url, within: ANSWER_WITHIN, signal });
  return { reply, at: (asked + Date.now()) / 2 };
}

function factOf({ reply, at }: TimedReply): Exclude<LoginFact, { readonly kind: 'badAddress' }> {
  if (reply.kind === 'failed') return { kind: 'failed', how: connectFailure(reply.code), code: reply.code };
  const isNexus = /(?:^|,)\s*DALogin=/i.test(String(reply.headers['passporturls'] ?? ''));
  const date = Date.parse(reply.headers.date ?? '');
  const ahead = Number.isNaN(date) ? {} : { ahead: date - at };
  return { kind: 'answered', status: reply.status, isNexus, ...ahead };
}
