import type { ServerProfile } from '@nudge/ipc-contract';
import type { Text } from '../../text/use-text.ts';

/** Where MSNP servers listen by custom, and where ours answers sign-ins. */
const USUAL_PORT = 1863;
const USUAL_LOGIN_PORT = 8863;

/** The name shown for a server; the one this application carries is named by the strings file. */
export function serverName(server: ServerProfile, text: Text): string {
  if (server.kind === 'thisComputer') return text('server.thisComputer');
  return server.name === '' ? serverAddress(server) : server.name;
}

/** `host:port` behind the name; undefined where the name says as much. */
export function serverDetail(server: ServerProfile): string | undefined {
  const address = serverAddress(server);
  const isSaid = server.kind === 'thisComputer' || server.name === '' || server.name === address;
  return isSaid ? undefined : address;
}

function serverAddress({ host, port }: ServerProfile): string {
  return `${host}:${port}`;
}

/** A profile to be filled in; main gives the id. */
export function emptyServer(): ServerProfile {
  return {
    id: '',
    kind: 'network',
    name: '',
    host: '',
    port: USUAL_PORT,
    loginAddress: '',
    links: { forgotPassword: '', serviceStatus: '', newAccount: '' },
  };
}

/** What the login address is when the field is left empty. */
export function usualLoginAddress(host: string): string {
  return host === '' ? '' : `http://${host}:${USUAL_LOGIN_PORT}`;
}

export type ServerFault = 'host' | 'port' | 'loginAddress';

/** The first field that cannot be right, or undefined. */
export function serverFault(server: ServerProfile): ServerFault | undefined {
  if (!/^[^\s/:]+$|^\[[0-9a-fA-F:]+\]$/.test(server.host)) return 'host';
  if (!Number.isInteger(server.port) || server.port < 1 || server.port > 65535) return 'port';
  if (server.loginAddress !== '' && !/^https?:\/\/[^\s]+$/.test(server.loginAddress)) return 'loginAddress';
  return undefined;
}
