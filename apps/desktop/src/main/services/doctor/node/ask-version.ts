import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { VersionFact } from '../doctor-facts.ts';
import type { DoctorWay } from '../doctor-way.ts';
import { ANSWER_MAX_BYTES, ANSWER_WITHIN } from './limits.ts';
import { openLine } from './open-line.ts';
import { secureLine } from './secure-line.ts';

const QUESTION = 'VER 1 MSNP12 MSNP11 MSNP10 MSNP9 MSNP8 MSNP7 MSNP6 MSNP5 MSNP4 MSNP3 MSNP2 CVR0\r\n';

interface VersionQuestion extends DoctorWay {
  readonly host: string;
  readonly port: number;
  /** Milliseconds for each stage of it. */
  readonly within?: number;
}

/** Connects, offers every dialect, and takes the first line that comes back, whatever it is. */
export async function askVersion(question: VersionQuestion, signal: AbortSignal): Promise<VersionFact> {
  const { port, proxy, isSecure, trustedFingerprint, within = ANSWER_WITHIN } = question;
  const host = question.host.replaceAll(/^\[|\]$/g, '');
  const began = performance.now();
  const line = await openLine({ host, port, proxy, within }, signal);
  if (line.kind === 'failed') return line;
  if (!isSecure) return firstLine(line.socket, { began, within }, signal);
  const secure = await secureLine(line.socket, { host, trustedFingerprint }, signal);
  if (secure.kind === 'failed') return { kind: 'failed', how: 'notEncrypted', code: secure.code };
  if (secure.kind === 'notTrusted') return secure;
  return firstLine(secure.socket, { began, within }, signal);
}

function firstLine(
  socket: Socket,
  { began, within }: { readonly began: number; readonly within: number },
  signal: AbortSignal,
): Promise<VersionFact> {
  return new Promise((resolve) => {
    let heard = '';
    const settle = (fact: VersionFact): void => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
      socket.destroy();
      resolve(fact);
    };
    const giveUp = (): void => settle({ kind: 'mute' });
    const timer = setTimeout(giveUp, within);
    signal.addEventListener('abort', giveUp);
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      const end = heard.indexOf('\n');
      if (end < 0 && heard.length < ANSWER_MAX_BYTES) return;
      const line = heard.slice(0, end < 0 ? ANSWER_MAX_BYTES : end).trimEnd();
      settle({ kind: 'answered', line, milliseconds: Math.round(performance.now() - began) });
    });
    socket.once('error', giveUp);
    socket.once('close', giveUp);
    socket.write(QUESTION);
  });
}
