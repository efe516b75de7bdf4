/**
 * One TCP connection and the machine that speaks on it. Owns the socket, knows nothing of the protocol. What
 * the machine wrote during a tick leaves in one write; a reader that lets too much pile up is cut off.
 */
import type { Socket } from 'node:net';
import type { Peer } from '../front/command-runner.ts';
import type { Entrance } from '../front/entrance.ts';
import type { Connection, ConnectionOutput, Waker } from '../front/send-queue.ts';
import { SEND_QUEUE_MAX_BYTES } from '../limits.ts';
import { plainAddress } from './plain-address.ts';
import { isTlsHello, type TlsDoor } from './tls-door.ts';

/** After our last byte the other end has this long to hang up. */
export const CLOSE_LINGER_MS = 5_000;
const KEEP_ALIVE_DELAY_MS = 60_000;
/** What a driver needs from the listener. */
export interface DriverHost {
  /** For who begins with TLS; undefined where only plain is spoken. */
  readonly door: TlsDoor | undefined;
  now(): number;
  /** Bytes are about to be handled; {@link DriverHost.flush} follows. */
  receiving(): void;
  /** Writes what handling them made everybody say. */
  flush(): void;
  /** Has the driver flushed: after the bytes being handled, else at the end of the tick. */
  markDirty(driver: SocketDriver): void;
  forget(driver: SocketDriver): void;
  slowReaderCut(remoteAddress: string): void;
  /** A fault of this program while it served that address; the connection ends, the others go on. */
  broken(remoteAddress: string, failure: unknown): void;
}

export class SocketDriver implements Waker, Peer {
  readonly #host: DriverHost;
  /** The one that is read and written: over TLS another than came. */
  #socket: Socket;
  #isShakingHands = false;
  #connection: Connection | undefined = undefined;
  #entrance: Entrance | undefined = undefined;
  #isDirty = false;
  #isPaused = false;
  readonly remoteAddress: string;

  constructor(host: DriverHost, socket: Socket) {
    this.#host = host;
    this.#socket = socket;
    this.remoteAddress = plainAddress(socket.remoteAddress);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
  }

  get remotePort(): number {
    return this.#socket.remotePort ?? 0;
  }

  get localAddress(): string {
    return plainAddress(this.#socket.localAddress);
  }

  get localPort(): number {
    return this.#socket.localPort ?? 0;
  }

  /** Bytes that were written and are not out, while anybody is there to read them. */
  get waitingBytes(): number {
    return this.#connection === undefined ? 0 : this.#socket.writableLength;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  start(entrance: Entrance): void {
    this.#entrance = entrance;
    this.#connection = entrance;
    this.#socket.once('data', (bytes: Uint8Array) => this.#begin(bytes));
    this.#attend();
  }

  /** How the first bytes look is asked once; plain goes on as if it had never been. */
  #begin(bytes: Uint8Array): void {
    const { door } = this.#host;
    if (door !== undefined && isTlsHello(bytes)) return this.#secure(door, bytes);
    this.#listen();
    this.#receive(bytes);
  }

  #secure(door: TlsDoor, hello: Uint8Array): void {
    this.#isShakingHands = true;
    door.enter(this.#socket, hello, (secure) => {
      this.#isShakingHands = false;
      this.#socket = secure;
      this.#attend();
      this.#listen();
    });
  }

  #listen(): void {
    this.#socket.on('data', (bytes: Uint8Array) => this.#receive(bytes));
  }

  #attend(): void {
    this.#socket.on('error', ignoreError);
    this.#socket.on('close', () => this.#lost());
  }

  wake(): void {
    if (this.#isDirty) return;
    this.#isDirty = true;
    this.#host.markDirty(this);
  }

  /** Writes what has gathered; what the system did not take at once is told by {@link waitingBytes}. */
  flush(): void {
    this.#isDirty = false;
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#write(connection.drain());
    if (this.#isPaused && !connection.isBehind) this.#setPaused(false);
    if (this.waitingBytes <= SEND_QUEUE_MAX_BYTES) return;
    this.#host.slowReaderCut(this.remoteAddress);
    this.#cut();
  }

  #setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (isPaused) this.#socket.pause();
    else this.#socket.resume();
  }

  expire(now: number): void {
    const deadline = this.#connection?.deadline();
    if (deadline !== undefined && deadline <= now) this.#connection?.expire(now);
  }

  /** Says that the server goes down and hangs up. */
  shutDown(now: number): void {
    this.#connection?.submit({ kind: 'shutDown' }, now);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Uint8Array): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    let isBroken = false;
    this.#host.receiving();
    try {
      connection.receive(bytes, this.#host.now());
    } catch (failure) {
      this.#host.broken(this.remoteAddress, failure);
      isBroken = true;
    }
    if (this.#entrance !== undefined) this.#follow(this.#entrance);
    if (isBroken) this.#cut();
    if (this.#connection?.isBehind === true) this.#setPaused(true);
    this.#host.flush();
  }

  /** Once the entrance has decided, the connection behind it stands in its place. */
  #follow(entrance: Entrance): void {
    if (entrance.successor === undefined) return;
    this.#connection = entrance.successor;
    this.#entrance = undefined;
  }

  /** The machine learns of it at once: until the socket says so it would take what nobody will read. */
  #cut(): void {
    this.#socket.destroy();
    this.#lost();
  }

  #lost(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#connection = undefined;
    connection.submit({ kind: 'lost' }, this.#host.now());
    this.#host.forget(this);
  }

  #write(outputs: readonly ConnectionOutput[]): void {
    const count = outputs.length;
    if (count === 0) return;
    const isClosing = outputs[count - 1] === 'close';
    const [only] = outputs;
    if (count === 1 && only !== undefined && only !== 'close') this.#socket.write(only);
    else if (!isClosing || count > 1) this.#socket.write(joined(outputs));
    if (isClosing) this.#end();
  }

  #end(): void {
    const socket = this.#socket;
    // A farewell would wait for a handshake that nobody needs any more.
    if (this.#isShakingHands) return void socket.destroy();
    socket.end();
    // A timer of its own: that of the socket begins anew with everything the other end still sends.
    const timer = setTimeout(() => socket.destroy(), CLOSE_LINGER_MS);
    socket.once('close', () => clearTimeout(timer));
  }
}

/** All pieces as one. */
function joined(outputs: readonly ConnectionOutput[]): Uint8Array {
  return Buffer.concat(outputs.filter((output) => output !== 'close'));
}

/** A socket error is always followed by `close`, where the connection learns that it is lost. */
function ignoreError(): void {}
