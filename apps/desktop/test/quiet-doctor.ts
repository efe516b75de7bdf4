import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { ConnectionDoctor } from '../src/main/services/doctor/connection-doctor.ts';
import { DoctorService } from '../src/main/services/doctor/doctor-service.ts';
import type { ServerProfiles } from '../src/main/services/settings/server-profiles.ts';
import { silentLog } from '../src/main/services/support/log.ts';

/** A doctor that touches no network, and finds nothing. */
export function quietDoctor(servers: ServerProfiles) {
  const doctor = new ConnectionDoctor({
    adapter: {
      lookUp: async () => ({ kind: 'notFound', code: 'ENOTFOUND' }),
      askVersion: async () => ({ kind: 'mute' }),
      askLogin: async () => ({ kind: 'badAddress' }),
      openDoor: async () => Promise.reject(new Error('not to be opened')),
      askReach: async () => ({ kind: 'notTold' }),
    },
    now: () => 0,
    about: { version: '0', system: 'x' },
  });
  const service = new DoctorService({
    doctor,
    findServer: (id) => servers.find(id),
    files: () => ({ ...DEFAULT_SETTINGS.files, allowDirect: false }),
    host: { ensure: async () => ({ ok: false, reason: 'nothing is started here' }) },
    log: silentLog,
  });
  return { doctor, service };
}
