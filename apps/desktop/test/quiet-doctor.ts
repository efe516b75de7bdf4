import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import type { ApplicationServices } from '../src/main/ipc/application-services.ts';
import { ConnectionDoctor } from '../src/main/services/doctor/connection-doctor.ts';
import { DoctorService } from '../src/main/services/doctor/doctor-service.ts';
import type { ServerProfiles } from '../src/main/services/settings/server-profiles.ts';
import { silentLog } from '../src/main/services/support/log.ts';
import { WindowFaults } from '../src/main/services/support/window-faults.ts';
import { ManualClock } from './manual-clock.ts';

type QuietSupport = Pick<ApplicationServices, 'doctor' | 'diagnostics' | 'windowFaults'>;

/** What helps when something goes wrong, where nothing does. */
export function quietSupport(servers: ServerProfiles): QuietSupport {
  return {
    doctor: quietDoctor(servers).service,
    diagnostics: (): string => '',
    windowFaults: new WindowFaults(silentLog, new ManualClock()),
  };
}

/** A doctor that touches no network, and finds nothing. */
export function quietDoctor(servers: ServerProfiles): {
  readonly doctor: ConnectionDoctor;
  readonly service: DoctorService;
} {
  const doctor = new ConnectionDoctor({
    adapter: {
      lookUp: async () => ({ kind: 'notFound', code: 'ENOTFOUND' }),
      askVersion: async () => ({ kind: 'mute' }),
      askLogin: async () => ({ kind: 'badAddress' }),
      askSeen: async () => ({ kind: 'notTold' }),
      openDoor: async () => Promise.reject(new Error('not to be opened')),
      askReach: async () => ({ kind: 'notTold' }),
    },
    now: () => 0,
    about: { version: '0', system: 'x' },
    note: () => undefined,
  });
  const service = new DoctorService({
    doctor,
    findServer: (id) => servers.find(id),
    files: () => ({ ...DEFAULT_SETTINGS.files, allowDirect: false }),
    proxy: () => undefined,
    host: { ensure: async () => ({ ok: false, reason: 'nothing is started here' }) },
    log: silentLog,
  });
  return { doctor, service };
}
