/** What helps when something goes wrong. */
import { release } from 'node:os';
import path from 'node:path';
import { ConnectionDoctor } from '../services/doctor/connection-doctor.ts';
import { DoctorService } from '../services/doctor/doctor-service.ts';
import { engineTools, nodeDoctorAdapter } from '../services/doctor/node/node-doctor-adapter.ts';
import type { LazyEngine } from '../services/messenger/engine-port.ts';
import { systemClock } from '../services/support/clock.ts';
import {
  DIAGNOSTICS_LOG_LINES,
  diagnosticsText,
  type DiagnosticsFacts,
} from '../services/support/diagnostics.ts';
import { lastLogLines, LOG_FILE } from '../services/support/log-file.ts';
import { WindowFaults } from '../services/support/window-faults.ts';
import type { ApplicationServices } from '../ipc/application-services.ts';
import type { ServiceParts } from './compose-services.ts';

export interface Consulted extends Pick<
  ApplicationServices,
  'servers' | 'settings' | 'proxy' | 'trust' | 'host' | 'messenger' | 'transfers'
> {
  readonly engine: LazyEngine;
}

const SYSTEM = `${process.platform} ${release()} ${process.arch}`;

export function createSupport(
  parts: ServiceParts,
  consulted: Consulted,
): Pick<ApplicationServices, 'doctor' | 'diagnostics' | 'windowFaults'> {
  const { version, log, folders } = parts;
  const logFile = path.join(folders.logs, LOG_FILE);
  return {
    doctor: createDoctor(parts, consulted),
    diagnostics: () =>
      diagnosticsText({
        version,
        now: Date.now(),
        sections: sectionsOf(parts, consulted),
        logLines: lastLogLines(logFile, DIAGNOSTICS_LOG_LINES),
      }),
    windowFaults: new WindowFaults(log, systemClock),
  };
}

function createDoctor(
  { version, changes, log, natPmpThread }: ServiceParts,
  { servers, settings, proxy, trust, host }: Consulted,
): DoctorService {
  const doctor = new ConnectionDoctor({
    adapter: nodeDoctorAdapter(() => engineTools(natPmpThread)),
    now: () => Date.now(),
    about: { version, system: SYSTEM },
    note: (serverId, fingerprint, place) => trust.note(serverId, fingerprint, place),
  });
  doctor.changed.subscribe((view) => {
    changes.toMain({ type: 'doctorChanged', doctor: view });
    changes.toOptions({ type: 'doctorChanged', doctor: view });
  });
  return new DoctorService({
    doctor,
    findServer: (id) => servers.find(id),
    files: () => settings.current.files,
    proxy: () => proxy.current,
    host,
    log,
  });
}

/** Versions, choices and counts; of servers only what kind they are. */
function sectionsOf(
  { locale }: ServiceParts,
  { servers, settings, host, messenger, transfers, engine }: Consulted,
): DiagnosticsFacts['sections'] {
  const { general, look, messages, files } = settings.current;
  const { electron, chrome, node } = process.versions;
  const { control, directory, accounts } = messenger;
  const { role, connectedCount, isOpenToNetwork } = host.view;
  return {
    system: { is: SYSTEM, electron, chrome, node, language: locale() },
    session: {
      phase: control.session.phase,
      server: servers.find(servers.selectedId)?.kind ?? 'none',
      protocol: engine.state.version === undefined ? 'none' : `MSNP${engine.state.version}`,
    },
    host: { role, connected: connectedCount, open: isOpenToNetwork },
    counts: {
      accounts: accounts.list().length,
      servers: servers.list().length,
      contacts: directory.contacts().length,
      groups: directory.groups().length,
      transfers: transfers.underWayCount,
    },
    look: { style: look.style, appearance: look.appearance, scale: look.scale, frame: general.ownFrame },
    connection: {
      secure: servers.find(servers.selectedId)?.isSecure ?? false,
      proxy: settings.current.connection.proxy.kind,
    },
    files: {
      direct: files.allowDirect,
      router: files.mapPorts,
      ports: `${files.firstPort}-${files.lastPort}`,
    },
    keeps: { history: messages.keepHistory, tray: general.closeToTray },
  };
}
