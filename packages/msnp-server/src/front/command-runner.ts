/**
 * Runs the commands of one connection in order. The table says what a verb needs; the runner checks all of it,
 * so a handler begins with a decoded command it may act on. A handler that answers later holds back the
 * frames behind it. What a client does wrong ends its connection or gets an error, and throws nothing.
 */
import {
  encodeServerNotification,
  FrameReader,
  type ConnectionKind,
  type Frame,
  type MalformedCommand,
  type ProtocolVersion,
  type UnknownCommand,
} from '@nudge/msnp-codec';
import type { Environment } from '../core/environment.ts';
import { ServerError } from '../errors.ts';
import { WAITING_FRAMES_PAUSE } from '../limits.ts';
import { ErrorCode } from './error-codes.ts';
import {
  SendQueue,
  type Connection,
  type ConnectionOutput,
  type ConnectionRequest,
  type Waker,
} from './send-queue.ts';

const TRANSACTION_ID = /^\d{1,10}$/;

/** The other end of the network connection. */
export interface Peer {
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Where this client reached us; goes into referrals when no public name is set. */
  readonly localAddress: string;
  readonly localPort: number;
}

type AnyCommand = { readonly verb: string } | UnknownCommand | MalformedCommand;

/**
 * Where in its life a connection must be for a verb; elsewhere the server hangs up. `afterVersion` is any time
 * after VER; `open` too, unless VER found no more than CVR0 in common.
 */
export type Stage = 'always' | 'afterVersion' | 'open' | 'afterSignIn';

export interface CommandEntry<Owner, Command> {
  readonly stage: Stage;
  /** Arguments without which the client is hung up on, transaction ID counted. */
  readonly minimumArguments: number;
  /** Dialects that have it; elsewhere it is refused as disabled. */
  readonly since?: ProtocolVersion;
  readonly until?: ProtocolVersion;
  run(owner: Owner, command: Command): void | Promise<void>;
}

/** An entry for each verb of a command union, as far as it is served. */
export type CommandTable<Owner, Command extends AnyCommand> = {
  readonly [Verb in Exclude<Command['verb'], 'unknown' | 'malformed'>]?: CommandEntry<
    Owner,
    Extract<Command, { readonly verb: Verb }>
  >;
};

/**
 * Finds a verb's entry. The table fits each verb to its own command; once the verb is known to be the frame's,
 * the pair is right by construction, which is more than the compiler can follow.
 */
export function entryFinder<Owner, Command extends AnyCommand>(
  table: CommandTable<Owner, Command>,
): (verb: string) => CommandEntry<Owner, Command> | undefined {
  const entries = new Map(Object.entries(table) as [string, CommandEntry<Owner, Command>][]);
  return (verb) => entries.get(verb);
}

export abstract class CommandConnection<Command extends AnyCommand> implements Connection {
  readonly queue: SendQueue;
  readonly peer: Peer;
  version: ProtocolVersion | undefined = undefined;
  readonly #kind: ConnectionKind;
  /** Only while part of a frame is held back: most connections are silent most of the time. */
  #reader: FrameReader | undefined = undefined;
  #waiting: Frame[] | undefined = undefined;
  #isBusy = false;

  constructor(kind: ConnectionKind, peer: Peer, waker: Waker) {
    this.peer = peer;
    this.queue = new SendQueue(waker);
    this.#kind = kind;
  }

  protected abstract readonly environment: Environment;
  protected abstract entryOf(verb: string): CommandEntry<this, Command> | undefined;
  protected abstract decode(frame: Frame): Command;
  protected abstract stageAllows(stage: Stage): boolean;
  /** After the end of the connection, whoever ended it; called once. */
  protected abstract ended(): void;
  protected abstract shutDown(): void;
  abstract readonly isSignedIn: boolean;
  abstract expire(now: number): void;
  abstract deadline(): number | undefined;

  get isBehind(): boolean {
    return (this.#waiting?.length ?? 0) >= WAITING_FRAMES_PAUSE;
  }

  receive(bytes: Uint8Array, now: number): void {
    if (this.queue.isClosed) return;
    this.heard(now);
    const reader = this.#reader ?? new FrameReader({ side: 'client', connection: this.#kind });
    for (const result of reader.receive(bytes)) {
      if (this.#isOver()) return;
      if (!result.ok) return this.hangUp(result.fault.code);
      if (this.#isBusy) (this.#waiting ??= []).push(result.frame);
      else this.#run(result.frame);
    }
    this.#reader = reader.isBetweenFrames ? undefined : reader;
  }

  submit(request: ConnectionRequest): void {
    if (request.kind === 'lost') {
      const wasClosed = this.queue.isClosed;
      this.queue.abandon();
      if (!wasClosed) this.ended();
    } else if (!this.queue.isClosed) {
      this.shutDown();
      this.close();
    }
  }

  drain(): readonly ConnectionOutput[] {
    return this.queue.take();
  }

  /** Closes after what is queued. */
  close(): void {
    if (this.queue.isClosed) return;
    this.queue.close();
    this.#waiting = undefined;
    this.#reader = undefined;
    this.ended();
  }

  /** Closes because of what the client did; the reason goes to the log, never a byte of the stream. */
  hangUp(reason: string): void {
    if (this.queue.isClosed) return;
    this.environment.log({
      level: 'warn',
      event: 'clientHungUpOn',
      details: { reason, remote: this.peer.remoteAddress },
    });
    this.close();
  }

  /** An error line; the connection stays. */
  refuse(code: ErrorCode, trId: number): void {
    this.queue.write(encodeServerNotification({ verb: 'error', code, trId }, this.version));
  }

  /** An error line, then the end. */
  refuseAndClose(code: ErrorCode, trId: number): void {
    this.refuse(code, trId);
    this.close();
  }

  /** Something arrived; overridden where silence is counted. */
  protected heard(_now: number): void {}

  /** The next byte begins a command, and none is waiting. */
  protected get isBetweenCommands(): boolean {
    return !this.#isBusy && this.#waiting === undefined && this.#reader === undefined;
  }

  /** For frames that do not go through the table; true when the frame was dealt with. */
  protected runDirectly(_frame: Frame): boolean {
    return false;
  }

  /** For what this server, or the client's dialect, does not have; such a frame is not decoded. */
  protected refuseDisabled({ args }: Frame): void {
    const [trId = ''] = args;
    if (TRANSACTION_ID.test(trId)) this.refuse(ErrorCode.commandDisabled, Number(trId));
    else this.hangUp('malformedCommand');
  }

  /** A known verb with arguments that make no sense; overridden for those that have an error of their own. */
  protected refuseMalformed(_frame: Frame): void {
    this.hangUp('malformedCommand');
  }

  #run(frame: Frame): void {
    if (this.runDirectly(frame)) return;
    const entry = this.entryOf(frame.verb);
    if (entry === undefined) return this.hangUp('unknownCommand');
    if (!this.stageAllows(entry.stage)) return this.hangUp('commandOutOfPlace');
    if (frame.args.length < entry.minimumArguments) return this.hangUp('missingArguments');
    if (!isServedIn(entry, this.version)) return this.refuseDisabled(frame);
    const command = this.decode(frame);
    if (command.verb === 'malformed' || command.verb === 'unknown') return this.refuseMalformed(frame);
    this.#settle(entry.run(this, command), Number(frame.args[0]));
  }

  #settle(outcome: void | Promise<void>, trId: number): void {
    if (outcome === undefined) return;
    this.#isBusy = true;
    outcome
      .catch((failure: unknown) => this.#failed(failure, trId))
      .then(() => this.#continue())
      .catch(() => undefined);
  }

  #continue(): void {
    this.#isBusy = false;
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) this.#run(frame);
    if (this.#waiting?.length === 0) this.#waiting = undefined;
    this.queue.wake();
  }

  /** The next waiting frame, unless another has to be finished first. */
  #next(): Frame | undefined {
    return this.#isBusy || this.queue.isClosed ? undefined : this.#waiting?.shift();
  }

  /** Asked again after each command: any of them may end the connection. */
  #isOver(): boolean {
    return this.queue.isClosed;
  }

  #failed(failure: unknown, trId: number): void {
    const code = failure instanceof ServerError ? failure.code : 'unexpected';
    const message = failure instanceof Error ? failure.message : 'unknown failure';
    this.environment.log({ level: 'error', event: 'commandFailed', details: { code, message } });
    this.refuse(failure instanceof ServerError ? ErrorCode.databaseError : ErrorCode.internalError, trId);
  }
}

function isServedIn(
  entry: { readonly since?: ProtocolVersion; readonly until?: ProtocolVersion },
  version: ProtocolVersion | undefined,
): boolean {
  if (version === undefined) return true;
  return version >= (entry.since ?? version) && version <= (entry.until ?? version);
}
