import type { LoginFact } from '../doctor-facts.ts';
import type { DoctorWay } from '../doctor-way.ts';
import { connectFailure } from './error-code.ts';
import { askHttp, type HttpReply } from './http-question.ts';
import { ANSWER_WITHIN } from './limits.ts';
import { openWebLine, webUrl } from './web-line.ts';

const NEXUS_PATH = '/rdr/pprdr.asp';

/** Asks the nexus where to sign in; no name and no password goes there. */
export async function askLogin(
  loginAddress: string,
  way: DoctorWay,
  signal: AbortSignal,
): Promise<LoginFact> {
  const url = webUrl(NEXUS_PATH, loginAddress);
  if (url === undefined) return { kind: 'badAddress' };
  const line = await openWebLine({ url, way }, signal);
  if (line.kind === 'failed') return line;
  const { certificate } = line;
  if (line.kind === 'notTrusted') {
    return {
      kind: 'failed',
      how: 'unreachable',
      code: line.certificate.problem,
      certificate: line.certificate,
    };
  }
  const asked = Date.now();
  const reply = await askHttp({ url, within: ANSWER_WITHIN, signal, socket: line.socket });
  line.socket.destroy();
  const at = (asked + Date.now()) / 2;
  return { ...factOf(reply, at), ...(certificate === undefined ? {} : { certificate }) };
}

/** `at`: Unix time in the middle between question and answer. */
function factOf(reply: HttpReply, at: number): Exclude<LoginFact, { readonly kind: 'badAddress' }> {
  if (reply.kind === 'failed') return { kind: 'failed', how: connectFailure(reply.code), code: reply.code };
  const isNexus = /(?:^|,)\s*DALogin=/i.test(String(reply.headers['passporturls'] ?? ''));
  const date = Date.parse(reply.headers.date ?? '');
  const ahead = Number.isNaN(date) ? {} : { ahead: date - at };
  return { kind: 'answered', status: reply.status, isNexus, ...ahead };
}
