import type { Socket } from 'node:net';
import type { CertificateFact, ConnectFailure } from '../doctor-facts.ts';
import type { DoctorWay } from '../doctor-way.ts';
import { openLine } from './open-line.ts';
import { secureLine } from './secure-line.ts';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

export type WebLine =
  | { readonly kind: 'open'; readonly socket: Socket; readonly certificate?: CertificateFact }
  | { readonly kind: 'notTrusted'; readonly certificate: CertificateFact }
  | { readonly kind: 'failed'; readonly how: ConnectFailure; readonly code: string };

export function webUrl(path: string, address: string): URL | undefined {
  try {
    const url = new URL(path, address);
    return ['http:', 'https:'].includes(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

export function webTarget({ protocol, hostname, port }: URL): {
  readonly host: string;
  readonly port: number;
} {
  const usual = protocol === 'https:' ? HTTPS_PORT : HTTP_PORT;
  return { host: hostname.replaceAll(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}

interface WebLineOptions {
  readonly url: URL;
  readonly way: DoctorWay;
  readonly family?: 4;
}

/** A connection to a web address, on which a question can be asked: encrypted where the address says so. */
export async function openWebLine(
  { url, way, family }: WebLineOptions,
  signal: AbortSignal,
): Promise<WebLine> {
  const { proxy, trustedFingerprint } = way;
  const target = webTarget(url);
  const line = await openLine({ ...target, proxy, ...(family === undefined ? {} : { family }) }, signal);
  if (line.kind === 'failed' || url.protocol === 'http:') return line;
  const secure = await secureLine(line.socket, { host: target.host, trustedFingerprint }, signal);
  switch (secure.kind) {
    case 'secure':
      return { kind: 'open', socket: secure.socket, certificate: secure.certificate };
    case 'notTrusted':
      return secure;
    case 'failed':
      return { kind: 'failed', how: 'notEncrypted', code: secure.code };
  }
}
