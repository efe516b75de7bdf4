/** What helps when something goes wrong. */
import { release } from 'node:os';
import { ConnectionDoctor } from '../services/doctor/connection-doctor.ts';
import { DoctorService } from '../services/doctor/doctor-service.ts';
import { nodeDoctorAdapter } from '../services/doctor/node/node-doctor-adapter.ts';
import type { ApplicationServices } from '../ipc/application-services.ts';
import type { ServiceParts } from './compose-services.ts';

type Consulted = Pick<ApplicationServices, 'servers' | 'settings' | 'host'>;

export function createSupport(
  { version, changes, log }: ServiceParts,
  { servers, settings, host }: Consulted,
): Pick<ApplicationServices, 'doctor'> {
  const system = `${process.platform} ${release()} ${process.arch}`;
  const doctor = new ConnectionDoctor({
    adapter: nodeDoctorAdapter(),
    now: () => Date.now(),
    about: { version, system },
  });
  doctor.changed.subscribe((view) => {
    changes.toMain({ type: 'doctorChanged', doctor: view });
    changes.toOptions({ type: 'doctorChanged', doctor: view });
  });
  return {
    doctor: new DoctorService({
      doctor,
      findServer: (id) => servers.find(id),
      files: () => settings.current.files,
      host,
      log,
    }),
  };
}
