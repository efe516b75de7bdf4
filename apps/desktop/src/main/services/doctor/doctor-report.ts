/** The doctor's findings as text to be shown to others, in the same words everywhere: who reads it may not speak one's language. */
import type { DoctorStepView } from '@nudge/ipc-contract';
import { maskAddress } from './address-kind.ts';

export interface ReportHead {
  readonly version: string;
  /** System and its release. */
  readonly system: string;
  readonly server: {
    readonly kind: string;
    readonly host: string;
    readonly port: number;
    readonly loginAddress: string;
  };
  /** Which kind of proxy is on it; where that stands is nobody's business. */
  readonly way: { readonly isSecure: boolean; readonly proxy?: 'http' | 'socks' };
  /** Unix milliseconds. */
  readonly now: number;
}

/** Scheme, host and port; what else stands in an address may be anybody's. */
function loginPlace(address: string): string {
  try {
    const { protocol, hostname, port } = new URL(address);
    return `${protocol}//${maskAddress(hostname)}${port === '' ? '' : `:${port}`}`;
  } catch {
    return 'none';
  }
}

function stepLine({ id, state, outcome, values = {} }: DoctorStepView): string {
  const name = outcome?.split('.').at(-1);
  const facts = Object.entries(values).map(([key, value]) => `${key}=${value}`);
  const more = [...(name === undefined ? [] : [name]), ...facts].join(' ');
  return `${id}: ${state}${more === '' ? '' : ` (${more})`}`;
}

export function doctorReport(head: ReportHead, steps: readonly DoctorStepView[]): string {
  const { version, system, server, way, now } = head;
  return [
    `Nudge ${version} connection report, ${new Date(now).toISOString()}`,
    `system: ${system}`,
    `server: ${server.kind} ${maskAddress(server.host)}:${server.port}`,
    `way: ${way.isSecure ? 'TLS' : 'plain'}, ${way.proxy === undefined ? 'no proxy' : `${way.proxy} proxy`}`,
    `login: ${loginPlace(server.loginAddress)}`,
    ...steps.map(stepLine),
    '',
  ].join('\n');
}
