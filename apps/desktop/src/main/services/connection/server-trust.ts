import type { CertificateView, Reply, ServerProfile } from '@nudge/ipc-contract';
import {
  hostOf,
  isLoginBeside,
  type ServerProfiles,
  type ServerTrusts,
} from '../settings/server-profiles.ts';
import { fail } from '../support/reply.ts';

/** Who showed a certificate. They can stand apart, each with one of its own. */
export type TrustPlace = 'server' | 'login';

interface SeenCertificate {
  readonly place: TrustPlace;
  readonly host: string | undefined;
  readonly fingerprint: string;
}

const NO_TRUST: ServerTrusts = { trustedFingerprint: '', trustedLoginFingerprint: '' };

/** Certificates that no authority vouches for: a window may have one trusted only where it was really seen. */
export class ServerTrust {
  readonly #servers: ServerProfiles;
  readonly #seen = new Map<string, SeenCertificate>();

  constructor(servers: ServerProfiles) {
    this.#servers = servers;
  }

  /** It was shown just now. Answers what the person is asked; undefined: there is no such server any more. */
  note(serverId: string, fingerprint: string, place: TrustPlace): CertificateView | undefined {
    const server = this.#servers.find(serverId);
    if (server?.kind !== 'network') return undefined;
    const host = hostAt(server, place);
    this.#seen.set(serverId, { place, host, fingerprint });
    const trusted = trustedAt(server, place);
    const isChanged = trusted !== '' && trusted !== fingerprint;
    const isBeside = place === 'server' || isLoginBeside(server) || host === undefined;
    return { serverId, fingerprint, isChanged, ...(isBeside ? {} : { loginHost: host }) };
  }

  trust(serverId: string, fingerprint: string): Reply<undefined> {
    const seen = this.#seen.get(serverId);
    const server = this.#servers.find(serverId);
    const isThat = seen?.fingerprint === fingerprint && server && seen.host === hostAt(server, seen.place);
    if (isThat !== true) return fail('notAllowed');
    this.#seen.delete(serverId);
    return this.#servers.setTrust(
      serverId,
      seen.place === 'login' ? { trustedLoginFingerprint: fingerprint } : { trustedFingerprint: fingerprint },
    );
  }

  forget(serverId: string): Reply<undefined> {
    return this.#servers.setTrust(serverId, NO_TRUST);
  }
}

function hostAt({ host, loginAddress }: ServerProfile, place: TrustPlace): string | undefined {
  return place === 'login' ? hostOf(loginAddress) : host;
}

/** What somebody elsewhere shows for the first time has not changed. */
function trustedAt(server: ServerProfile, place: TrustPlace): string {
  const { trustedFingerprint, trustedLoginFingerprint = '' } = server;
  if (place === 'server') return trustedFingerprint;
  return trustedLoginFingerprint === '' && isLoginBeside(server)
    ? trustedFingerprint
    : trustedLoginFingerprint;
}
