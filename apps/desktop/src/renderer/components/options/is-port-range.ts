import type { Settings } from '@nudge/ipc-contract';

/** Below are those of the system's own services. */
export const PORT_MIN = 1024;
export const PORT_MAX = 65_535;

/** Whether both are ports, and in their order. */
export function isPortRange({
  firstPort,
  lastPort,
}: Pick<Settings['files'], 'firstPort' | 'lastPort'>): boolean {
  return isPort(firstPort) && isPort(lastPort) && firstPort <= lastPort;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= PORT_MIN && port <= PORT_MAX;
}
