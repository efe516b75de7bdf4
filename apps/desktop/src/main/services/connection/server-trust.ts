import type { CertificateView, Reply } from '@nudge/ipc-contract';
import type { ServerProfiles } from '../settings/server-profiles.ts';
import { fail } from '../support/reply.ts';

interface SeenCertificate {
  readonly host: string;
  readonly fingerprint: string;
}

/** Certificates that no authority vouches for: a window may have one trusted only where it was really seen. */
export class ServerTrust {
  readonly #servers: ServerProfiles;
  readonly #seen = new Map<string, SeenCertificate>();

  constructor(servers: ServerProfiles) {
    this.#servers = servers;
  }

  /** A server showed it just now. Answers what the person is asked; undefined: there is no such server any more. */
  note(serverId: string, fingerprint: string): CertificateView | undefined {
    const server = this.#servers.find(serverId);
    if (server?.kind !== 'network') return undefined;
    this.#seen.set(serverId, { host: server.host, fingerprint });
    const isChanged = server.trustedFingerprint !== '' && server.trustedFingerprint !== fingerprint;
    return { serverId, fingerprint, isChanged };
  }

  trust(serverId: string, fingerprint: string): Reply<undefined> {
    const seen = this.#seen.get(serverId);
    const isThat = seen?.fingerprint === fingerprint && seen.host === this.#servers.find(serverId)?.host;
    if (!isThat) return fail('notAllowed');
    this.#seen.delete(serverId);
    return this.#servers.setTrust(serverId, fingerprint);
  }

  forget(serverId: string): Reply<undefined> {
    return this.#servers.setTrust(serverId, '');
  }
}
