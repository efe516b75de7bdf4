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
    isSecure: false,
    trustedFingerprint: '',
    links: { forgotPassword: '', serviceStatus: '', newAccount: '' },
  };
}

/** What the login address is when the field is left empty. */
export function usualLoginAddress({ host, isSecure }: Pick<ServerProfile, 'host' | 'isSecure'>): string {
  return host === '' ? '' : `${isSecure ? 'https' : 'http'}://${host}:${USUAL_LOGIN_PORT}`;
}

/** Encrypted or not; the login address follows, for a password is never said in the clear to a server that is. */
export function withSecurity(server: ServerProfile, isSecure: boolean): Partial<ServerProfile> {
  const { loginAddress } = server;
  if (isSecure) return { isSecure, loginAddress: loginAddress.replace(/^http:/i, 'https:') };
  const isUsual = loginAddress === usualLoginAddress(server);
  return { isSecure, ...(isUsual ? { loginAddress: usualLoginAddress({ ...server, isSecure }) } : {}) };
}

/** A friend's address is told, copied and pasted as `host:port`: the port behind a host goes to its own field. */
export function withPortOfHost(server: ServerProfile): ServerProfile {
  const { host, port } =
    /^(?<host>[^\s/:]+|\[[0-9a-fA-F:]+\]):(?<port>\d{1,5})$/.exec(server.host)?.groups ?? {};
  return host === undefined || port === undefined ? server : { ...server, host, port: Number(port) };
}

export type ServerFault = 'host' | 'port' | 'loginAddress' | 'loginInTheClear' | 'link';

export const isHost = (text: string): boolean => /^[^\s/:]+$|^\[[0-9a-fA-F:]+\]$/.test(text);
export const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;

export const isWebAddressOrEmpty = (text: string): boolean => text === '' || /^https?:\/\/[^\s]+$/.test(text);

/** The first field that cannot be right, or undefined. */
export function serverFault(server: ServerProfile): ServerFault | undefined {
  if (!isHost(server.host)) return 'host';
  if (!isPort(server.port)) return 'port';
  if (!isWebAddressOrEmpty(server.loginAddress)) return 'loginAddress';
  if (server.isSecure && /^http:/i.test(server.loginAddress)) return 'loginInTheClear';
  if (!Object.values(server.links).every(isWebAddressOrEmpty)) return 'link';
  return undefined;
}
