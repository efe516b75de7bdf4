import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { VersionFact } from '../doctor-facts.ts';
import { connectFailure, errorCode } from './error-code.ts';
import { ANSWER_MAX_BYTES, ANSWER_WITHIN } from './limits.ts';

const QUESTION = 'VER 1 MSNP12 MSNP11 MSNP10 MSNP9 MSNP8 MSNP7 MSNP6 MSNP5 MSNP4 MSNP3 MSNP2 CVR0\r\n';

/** Connects, offers every dialect, and takes the first line that comes back, whatever it is. */
export function askVersion(
  { host, port }: { readonly host: string; readonly port: number },
  signal: AbortSignal,
  within = ANSWER_WITHIN,
): Promise<VersionFact> {
  return new Promise((resolve) => {
    const began = performance.now();
    let isConnected = false;
    let heard = '';
    const socket = connect({ host: host.replaceAll(/^\[|\]$/g, ''), port });
    const settle = (fact: VersionFact): void => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
      socket.destroy();
      resolve(fact);
    };
    const fail = (code: string): void =>
      settle(isConnected ? { kind: 'mute' } : { kind: 'failed', how: connectFailure(code), code });
    const giveUp = (): void => fail('ETIMEDOUT');
    const timer = setTimeout(giveUp, within);
    signal.addEventListener('abort', giveUp);
    socket.once('connect', () => {
      isConnected = true;
      socket.write(QUESTION);
    });
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      const end = heard.indexOf('\n');
      if (end < 0 && heard.length < ANSWER_MAX_BYTES) return;
      const line = heard.slice(0, end < 0 ? ANSWER_MAX_BYTES : end).trimEnd();
      settle({ kind: 'answered', line, milliseconds: Math.round(performance.now() - began) });
    });
    socket.once('error', (error) => fail(errorCode(error)));
    socket.once('close', () => fail('ECONNRESET'));
  });
}
