import type { Reply, ServerProfile, Settings } from '@nudge/ipc-contract';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import type { HostAccess } from '../host/host-access.ts';
import { faultFacts } from '../support/fault-report.ts';
import type { Log } from '../support/log.ts';
import { done, fail } from '../support/reply.ts';
import type { ConnectionDoctor, DoctorPatient } from './connection-doctor.ts';
import type { DoctorWay } from './doctor-way.ts';

export interface DoctorServiceOptions {
  readonly doctor: ConnectionDoctor;
  readonly findServer: (id: string) => ServerProfile | undefined;
  readonly files: () => Settings['files'];
  readonly proxy: () => ProxyOptions | undefined;
  readonly host: Pick<HostAccess, 'ensure'>;
  readonly log: Log;
}

/** Sends the doctor to a server of the list, with what the person's settings allow. */
export class DoctorService {
  readonly #options: DoctorServiceOptions;
  /** Of what was begun or cancelled: what waits for the server notes whether it is still wanted. */
  #turn = 0;

  constructor(options: DoctorServiceOptions) {
    this.#options = options;
  }

  /** Answered at once; what is found is told by the doctor's changes. */
  start(serverId: string): Reply<undefined> {
    const server = this.#options.findServer(serverId);
    if (server === undefined) return fail('badArguments');
    this.#examine(server).catch((fault: unknown) =>
      this.#options.log.warn('doctor: failed', faultFacts(fault)),
    );
    return done;
  }

  cancel(): void {
    this.#turn += 1;
    this.#options.doctor.cancel();
  }

  async #examine(server: ServerProfile): Promise<void> {
    const { doctor, host, findServer } = this.#options;
    this.#turn += 1;
    const turn = this.#turn;
    // This computer's server runs only while somebody needs it, and its ports can be others than they were.
    if (server.kind === 'thisComputer') await host.ensure();
    if (turn !== this.#turn) return;
    const found = findServer(server.id) ?? server;
    const { id, kind, host: name, port, loginAddress } = found;
    const patient = { id, kind, host: name, port, loginAddress };
    await doctor.start({ server: patient, way: this.#way(found), ...this.#door() });
  }

  #way({ isSecure, trustedFingerprint, trustedLoginFingerprint = '' }: ServerProfile): DoctorWay {
    const proxy = this.#options.proxy();
    const trust = { trustedFingerprint, trustedLoginFingerprint };
    return { isSecure, ...trust, ...(proxy === undefined ? {} : { proxy }) };
  }

  #door(): Pick<DoctorPatient, 'door'> {
    const { allowDirect, mapPorts, firstPort, lastPort } = this.#options.files();
    if (!allowDirect) return {};
    return { door: { first: firstPort, last: Math.max(firstPort, lastPort), asksRouter: mapPorts } };
  }
}
