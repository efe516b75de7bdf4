/** This computer's server with all that belongs to it: the service, its greeter, and the control connection. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { startGreeter, type Greeter } from '@nudge/greeter';
import type { RunningServer } from '@nudge/msnp-server/node';
import { writeHostFile } from '../services/host/host-file.ts';
import type { HostPorts, HostStart, HostStatus } from '../services/host/host-messages.ts';
import { ControlListener } from './control-listener.ts';
import { HostControl } from './host-control.ts';
import { startOnFreePort } from './start-on-free-port.ts';

export const GREETER_ACCOUNT = 'greeter@nudge.local';
const KEY_BYTES = 24;
const LOOPBACK = '127.0.0.1';

export interface HostServer {
  readonly control: HostControl;
  readonly status: HostStatus;
  readonly setAsideStore?: string;
  readonly setAsideCertificate?: string;
  stop(): Promise<void>;
}

/** Rejects with what the server could not start for. */
export async function startHostServer(start: HostStart): Promise<HostServer> {
  const server = await startOnFreePort(
    {
      host: LOOPBACK,
      storage: { kind: 'directory', directory: path.join(start.folder, 'server') },
      greeter: { account: GREETER_ACCOUNT, name: start.greeterTexts['greeter.name'] ?? 'Greeter' },
      setAsideCorrupt: true,
      tls: { kind: 'own' },
    },
    start.preferredPorts,
  );
  const control = new HostControl(server, GREETER_ACCOUNT);
  const key = randomBytes(KEY_BYTES).toString('hex');
  const listener = new ControlListener(control, key);
  const status = await control.status();
  const port = await listener.listen();
  writeHostFile(start.folder, { ports: status.ports, control: { port, key } });
  const greeter = greet(server, status.ports, start);
  return {
    control,
    status,
    ...(server.setAsideAs === undefined ? {} : { setAsideStore: server.setAsideAs }),
    ...(server.certificateSetAsideAs === undefined
      ? {}
      : { setAsideCertificate: server.certificateSetAsideAs }),
    stop: async () => {
      writeHostFile(start.folder, { ports: status.ports });
      greeter?.stop();
      listener.stop();
      await server.stop();
    },
  };
}

/** The greeter is an ordinary client; it signs in over the loopback like everybody else. */
function greet(server: RunningServer, ports: HostPorts, start: HostStart): Greeter | undefined {
  if (server.greeterPassword === undefined) return undefined;
  return startGreeter({
    server: { host: LOOPBACK, port: ports.msnp },
    http: server.http,
    account: GREETER_ACCOUNT,
    password: server.greeterPassword,
    strings: start.greeterTexts,
  });
}
