/**
 * What an application and this computer's server say to one another, over a message port (the application that
 * runs it) or over a control connection on the loopback (every other application of this user).
 */
import {
  DISPLAY_NAME_MAX_CHARACTERS,
  type HostAccountView,
  type RequestFailureCode,
} from '@nudge/ipc-contract';
import { z } from 'zod';
import type { LogFacts } from '../support/log.ts';

const address = z.string().min(3).max(129);
const password = z.string().min(6).max(256);

/** What any application of this user may ask of the server. */
export const hostAskSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status') }).strict(),
  z
    .object({
      type: z.literal('createAccount'),
      address,
      displayName: z.string().max(DISPLAY_NAME_MAX_CHARACTERS),
      password,
      allowOldPrograms: z.boolean(),
    })
    .strict(),
  z.object({ type: z.literal('setPassword'), address, password }).strict(),
  z.object({ type: z.literal('deleteAccount'), address }).strict(),
  z.object({ type: z.literal('openToNetwork'), open: z.boolean() }).strict(),
]);

export type HostAsk = z.infer<typeof hostAskSchema>;

/** Numbers of the ports: MSNP and HTTP. */
export interface HostPorts {
  readonly msnp: number;
  readonly http: number;
}

/** How the server stands; sent after every change. */
export interface HostStatus {
  readonly ports: HostPorts;
  /** People signed in, without the greeter. */
  readonly connectedCount: number;
  readonly isOpenToNetwork: boolean;
  readonly friendAddresses: readonly string[];
  readonly friendLoginAddresses: readonly string[];
  /** Undefined in what a version says that knows no TLS. */
  readonly fingerprint?: string;
  readonly accounts: readonly HostAccountView[];
}

export type HostAnswer =
  | { readonly ok: true; readonly status: HostStatus }
  | { readonly ok: false; readonly code: RequestFailureCode };

/** First thing said to a new server process; only the application that started it can. */
export interface HostStart {
  readonly type: 'start';
  /** Folder of this computer's server: data, ports, lock. */
  readonly folder: string;
  readonly preferredPorts: HostPorts;
  /** Texts of the greeter by key, in the application's language. */
  readonly greeterTexts: Readonly<Record<string, string>>;
  readonly version: string;
}

export type HostStartOutcome =
  | {
      readonly ok: true;
      readonly status: HostStatus;
      /** Where a damaged store was put aside, when there was one. */
      readonly setAsideStore?: string;
      /** Where a certificate that could not be used was put aside: it has another fingerprint now. */
      readonly setAsideCertificate?: string;
    }
  | { readonly ok: false; readonly reason: string };

/** On the wire: an ask with its number, or the first message. */
export type ToHost =
  | { readonly type: 'ask'; readonly number: number; readonly ask: HostAsk }
  | HostStart
  | { readonly type: 'stop' };

export type FromHost =
  | { readonly type: 'answer'; readonly number: number; readonly answer: HostAnswer }
  | { readonly type: 'started'; readonly outcome: HostStartOutcome }
  | { readonly type: 'status'; readonly status: HostStatus }
  | { readonly type: 'stopped' }
  /** Of ours; the process ends by it. */
  | { readonly type: 'fault'; readonly facts: LogFacts };
