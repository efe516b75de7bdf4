/** A control connection: one JSON document per line, the first of them the key. Used by both of its ends. */
import { connect, type Socket } from 'node:net';
import type { HostChannel } from './host-link.ts';
import type { FromHost, HostStatus, ToHost } from './host-messages.ts';

/** Longest line; a list of accounts is the largest thing said. */
export const CONTROL_LINE_MAX_BYTES = 4 * 1024 * 1024;
const CONNECT_MILLISECONDS = 3000;

/** Calls back for each whole line; a line that is no JSON or too long ends the connection. */
export function readJsonLines(socket: Socket, onValue: (value: unknown) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > CONTROL_LINE_MAX_BYTES) return void socket.destroy();
    for (const line of lines) {
      const value = parse(line);
      if (value === undefined) return void socket.destroy();
      onValue(value);
    }
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

export function writeJsonLine(socket: Socket, value: unknown): void {
  if (socket.writable) socket.write(`${JSON.stringify(value)}\n`);
}

const isMessage = (value: unknown): value is FromHost =>
  typeof value === 'object' && value !== null && 'type' in value;

/** A channel to the server that answers on a control port, with its status; undefined when none does. */
export function joinHost(
  port: number,
  key: string,
): Promise<{ readonly channel: HostChannel; readonly status: HostStatus } | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const giveUp = (): void => {
      socket.destroy();
      resolve(undefined);
    };
    const limit = setTimeout(giveUp, CONNECT_MILLISECONDS);
    let take = (message: FromHost): void => {
      if (message.type !== 'status') return;
      clearTimeout(limit);
      resolve({ channel, status: message.status });
    };
    const channel: HostChannel = {
      send: (message: ToHost) => writeJsonLine(socket, message),
      onMessage: (listener) => {
        take = listener;
      },
      onClosed: (listener) => void socket.once('close', listener),
      close: () => void socket.destroy(),
    };
    socket.once('connect', () => writeJsonLine(socket, { key }));
    socket.on('error', giveUp);
    socket.once('close', giveUp);
    readJsonLines(socket, (value) => {
      if (isMessage(value)) take(value);
    });
  });
}
