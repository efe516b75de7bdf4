/**
 * Loaded into a headless client before anything else: whatever it connects to, but the server, it connects to through
 * the firewall of the test, telling that by two bytes where it wanted to go.
 */
import { Socket } from 'node:net';

/** What `Socket.connect` is called with: options, or a list that begins with them. */
type ConnectArguments = readonly [options: unknown, ...rest: readonly unknown[]];

const firewall = Number(process.env['NUDGE_TEST_FIREWALL']);
const spared = new Set((process.env['NUDGE_TEST_SPARED_PORTS'] ?? '').split(',').map(Number));
const original: unknown = Reflect.get(Socket.prototype, 'connect');

function connectThrough(this: Socket, ...args: ConnectArguments): unknown {
  const port = portOf(args[0]);
  if (typeof original !== 'function') throw new Error('there is no Socket.connect');
  if (port === undefined || spared.has(port)) return Reflect.apply(original, this, args);
  this.prependOnceListener('connect', () => this.write(Uint8Array.of(port >> 8, port)));
  return Reflect.apply(original, this, [{ host: '127.0.0.1', port: firewall }]);
}

function portOf(options: unknown): number | undefined {
  const first: unknown = Array.isArray(options) ? options[0] : options;
  if (typeof first !== 'object' || first === null || !('port' in first)) return undefined;
  return Number(first.port);
}

Object.defineProperty(Socket.prototype, 'connect', { value: connectThrough });
