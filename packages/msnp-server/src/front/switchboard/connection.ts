/**
 * A connection to a switchboard. It comes in with a cookie (USR, ANS), may call others (CAL), and everything
 * it says (MSG) goes to the others byte for byte, without being decoded or copied.
 */
import {
  decodeClientSwitchboard,
  encodeServerSwitchboard,
  type ClientSwitchboardCommand,
  type Frame,
  type ServerSwitchboardCommand,
} from '@nudge/msnp-codec';
import type { Core } from '../../core/core.ts';
import type { Environment } from '../../core/environment.ts';
import type { Session } from '../../core/sessions.ts';
import type { Switchboard, Switchboards } from '../../core/switchboards.ts';
import { SIGN_IN_WITHIN_MS } from '../../limits.ts';
import type { ByteSlab } from '../byte-slab.ts';
import { CommandConnection, type CommandEntry, type Peer, type Stage } from '../command-runner.ts';
import type { Waker } from '../send-queue.ts';
import { commandEntry } from './command-table.ts';
import { hasDataMode } from './data-message.ts';
import { relay } from './handlers/messages.ts';
import { MessageBudget, type Said } from './message-budget.ts';
import type { MessageRates } from './message-rates.ts';
import { MessageScanner } from './message-scanner.ts';
import { SwitchboardParticipant } from './participant.ts';

const scanner = new MessageScanner();

export type Room = Switchboard<SwitchboardParticipant>;

/** What all switchboard connections of one server share. */
export interface SwitchboardHost {
  readonly core: Core;
  readonly switchboards: Switchboards<SwitchboardParticipant>;
  /** Where relayed messages are put together. */
  readonly slab: ByteSlab;
  readonly messageRates: MessageRates;
}

export class SwitchboardConnection extends CommandConnection<ClientSwitchboardCommand> {
  protected readonly environment: Environment;
  readonly host: SwitchboardHost;
  participant: SwitchboardParticipant | undefined = undefined;
  room: Room | undefined = undefined;
  #budget: MessageBudget | undefined = undefined;
  #hasData = false;
  readonly #openedAt: number;
  /** The beginning of a plain message whose end has not arrived; never longer than one message. */
  #partial: Uint8Array | undefined = undefined;

  constructor(host: SwitchboardHost, peer: Peer, waker: Waker) {
    super('switchboard', peer, waker);
    this.host = host;
    this.environment = host.core.environment;
    this.#openedAt = this.environment.now();
  }

  get isSignedIn(): boolean {
    return this.room !== undefined;
  }

  override get isBehind(): boolean {
    return super.isBehind || this.#budget?.isSpent === true;
  }

  send(command: ServerSwitchboardCommand): void {
    this.queue.write(encodeServerSwitchboard(command, this.version));
  }

  /** The cookie was right: from here on this connection speaks for the session it was issued to. */
  admit(session: Session): SwitchboardParticipant {
    this.version = session.protocol;
    this.#hasData = hasDataMode(session.protocol);
    this.#budget = new MessageBudget(this.host.messageRates, this.environment.now());
    this.participant = new SwitchboardParticipant(session, this);
    return this.participant;
  }

  /** Silence in a switchboard is counted for all together; here the sign-in has a deadline, and who says too much. */
  deadline(): number | undefined {
    if (this.queue.isClosed) return undefined;
    return this.isSignedIn ? this.#budget?.deadline() : this.#openedAt + SIGN_IN_WITHIN_MS;
  }

  expire(now: number): void {
    if (this.isSignedIn) return this.#goOn(now);
    if (now >= this.#openedAt + SIGN_IN_WITHIN_MS) this.hangUp('noSignInInTime');
  }

  /** Counts what was said, whether or not it was allowed; when it was too much, nothing more is read for a while. */
  count(said: Said, now: number): void {
    if (this.#budget?.spend(said, now) !== true) return;
    const { remoteAddress: remote } = this.peer;
    this.environment.log({ level: 'info', event: 'clientSlowedDown', details: { remote } });
  }

  protected decode(frame: Frame): ClientSwitchboardCommand {
    return decodeClientSwitchboard(frame, this.version);
  }

  protected entryOf(verb: string): CommandEntry<this, ClientSwitchboardCommand> | undefined {
    return commandEntry(verb);
  }

  protected stageAllows(stage: Stage): boolean {
    return stage === 'always' || (stage === 'afterSignIn') === this.isSignedIn;
  }

  /** Plain messages are relayed as they stand in the bytes; the frame reader gets everything else. */
  override receive(bytes: Uint8Array, now: number): void {
    let rest = this.#joined(bytes);
    while (this.room !== undefined && this.isBetweenCommands) {
      const end = scanner.scan(rest, 0, this.#hasData);
      if (scanner.count > 0) {
        this.room.activeAt = now;
        this.count(scanner, now);
      }
      relay(this, rest, scanner);
      if (scanner.end === rest.length) return;
      rest = rest.subarray(scanner.end);
      if (end === 'other') break;
      if (end === 'partial') {
        this.#partial = Uint8Array.from(rest);
        return;
      }
    }
    super.receive(rest, now);
  }

  /** The bytes behind the part of a message that came before them. */
  #joined(bytes: Uint8Array): Uint8Array {
    const partial = this.#partial;
    if (partial === undefined) return bytes;
    this.#partial = undefined;
    const joined = new Uint8Array(partial.length + bytes.length);
    joined.set(partial);
    joined.set(bytes, partial.length);
    return joined;
  }

  #goOn(now: number): void {
    const verdict = this.#budget?.expire(now);
    if (verdict === 'floods') this.hangUp('floods');
    else if (verdict === 'goesOn') this.queue.wake();
  }

  protected ended(): void {
    const { room, participant } = this;
    this.room = undefined;
    if (room !== undefined && participant !== undefined) this.host.switchboards.leave(room, participant);
  }

  /** Clients take the end of a switchboard as it comes; there is no notice for it. */
  protected shutDown(): void {}
}
