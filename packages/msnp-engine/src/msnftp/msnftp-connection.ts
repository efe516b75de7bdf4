/** One TCP connection of MSNFTP as lines and blocks, whoever listened and whoever has the file. */
import { encodeMsnftpLine, type MsnftpCommand, type MsnftpItem, MsnftpReader } from '@nudge/msnp-codec';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import type { ConnectionUser, LinkRouter } from './link-router.ts';

export interface MsnftpUser {
  opened(now: number): void;
  /** Views of data are valid during the call. */
  read(items: readonly MsnftpItem[], now: number): void;
  wrote(now: number): void;
  closed(now: number): void;
}

export class MsnftpConnection implements ConnectionUser {
  readonly #router: LinkRouter;
  readonly #id: ConnectionId;
  readonly #reader = new MsnftpReader();
  #user: MsnftpUser;
  #receivedBytes = 0;
  #outstandingBytes = 0;
  #isPaused = false;

  constructor(router: LinkRouter, id: ConnectionId, user: MsnftpUser) {
    this.#router = router;
    this.#id = id;
    this.#user = user;
    router.adopt(id, this);
  }

  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  /** Written, and not yet taken by the system. */
  get outstandingBytes(): number {
    return this.#outstandingBytes;
  }

  /** Everything is told to this one from now on. */
  handTo(user: MsnftpUser): void {
    this.#user = user;
  }

  say(command: MsnftpCommand): void {
    this.write(encodeMsnftpLine(command));
  }

  write(bytes: Uint8Array): void {
    this.#outstandingBytes += bytes.length;
    this.#router.links.write(this.#id, bytes);
  }

  /** Blocks may come from now on: to be called with TFR. */
  expectBlocks(): void {
    this.#reader.expectBlocks();
  }

  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.#router.links.pause(this.#id, isPaused);
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Closes after what was written. */
  close(): void {
    this.#router.close(this.#id);
  }

  opened(now: number): void {
    this.#user.opened(now);
  }

  received(bytes: Uint8Array, now: number): void {
    this.#receivedBytes += bytes.length;
    this.#user.read(this.#reader.receive(bytes), now);
  }

  wrote(bytes: number, now: number): void {
    this.#outstandingBytes = Math.max(0, this.#outstandingBytes - bytes);
    this.#user.wrote(now);
  }

  closed(now: number): void {
    this.#user.closed(now);
  }
}
