import { ServerError, startServer, type RunningServer, type StartOptions } from '@nudge/msnp-server/node';
import type { HostPorts } from '../services/host/host-messages.ts';

/** How many ports after the wanted one are tried before any free one will do. */
const PORTS_TRIED = 20;

const isTaken = (error: unknown): boolean =>
  error instanceof ServerError && (error.code === 'portInUse' || error.code === 'permissionDenied');

const portAt = (wanted: number, attempt: number): number => (attempt < PORTS_TRIED ? wanted + attempt : 0);

/** Starts the server on the wanted ports, or on the next that are free. */
export async function startOnFreePort(
  options: Omit<StartOptions, 'port' | 'httpPort'>,
  wanted: HostPorts,
): Promise<RunningServer> {
  for (let attempt = 0; ; attempt += 1) {
    const ports = { port: portAt(wanted.msnp, attempt), httpPort: portAt(wanted.http, attempt) };
    try {
      return await startServer({ ...options, ...ports });
    } catch (error) {
      if (!isTaken(error) || attempt >= PORTS_TRIED) throw error;
    }
  }
}
