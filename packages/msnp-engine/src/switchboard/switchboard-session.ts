/**
 * One switchboard connection: getting in as caller or called, who is there, calls that have not been answered
 * yet, and messages that wait for ACK. It outlives the notification session. It knows nothing of what messages
 * mean, nor of the conversation it serves.
 */
import {
  type AccountName,
  type AcknowledgementMode,
  type ClientSwitchboardCommand,
  decodeServerSwitchboard,
  encodeClientSwitchboard,
  FrameReader,
  parseAccountName,
  type ServerSwitchboardCommand,
  type TrId,
} from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import { TransactionTable } from '../core/transaction-table.ts';
import type { Participant } from '../messenger-events.ts';
import type {
  CallResult,
  MessageResult,
  SwitchboardCargo,
  SwitchboardOptions,
  SwitchboardOutput,
  SwitchboardRole,
} from './switchboard-output.ts';
import { nextSwitchboardState, type SwitchboardSignal, type SwitchboardState } from './transitions.ts';

/** Longest wait for the connection and for being let in, in milliseconds each. */
export const SWITCHBOARD_ENTRY_TIMEOUT = 20_000;
/** Longest wait for somebody called to come in, in milliseconds. */
export const JOIN_TIMEOUT = 30_000;
/** Longest wait for ACK or NAK; after it the connection counts as dead, in milliseconds. */
export const ACKNOWLEDGEMENT_TIMEOUT = 30_000;
/** Most people in one switchboard; whoever comes after is not taken notice of. */
export const PARTICIPANTS_MAX = 100;

/** "Already there": the call was made before. */
const ALREADY_CALLED = 215;

type Waiting =
  | { readonly kind: 'entry' }
  | { readonly kind: 'call'; readonly account: AccountName }
  | { readonly kind: 'message'; readonly token: string }
  | { readonly kind: 'cargo'; readonly cargo: SwitchboardCargo };

export class SwitchboardSession {
  /** Whether something was said in it, as opposed to signals between programs. */
  hasTraffic = false;
  /** Programs use it, and others are to come into the conversation: those are called into another one. */
  isForTwoOnly = false;
  readonly #options: SwitchboardOptions;
  readonly #participants = new Map<AccountName, Participant>();
  /** People called who are not in yet, with the end of the wait. */
  readonly #calls = new Map<AccountName, number>();
  readonly #transactions = new TransactionTable<Waiting>();
  readonly #reader = new FrameReader({ side: 'server', connection: 'switchboard' });
  #state: SwitchboardState = 'connecting';
  #entryDeadline: number | undefined;
  #unacknowledged = 0;
  #isLeaving = false;
  #outputs: SwitchboardOutput[] = [];

  constructor(options: SwitchboardOptions, now: number) {
    this.#options = options;
    this.#entryDeadline = now + SWITCHBOARD_ENTRY_TIMEOUT;
  }

  get state(): SwitchboardState {
    return this.#state;
  }

  get participants(): ReadonlyMap<AccountName, Participant> {
    return this.#participants;
  }

  get role(): SwitchboardRole['kind'] {
    return this.#options.role.kind;
  }

  /** In, not about to leave, and somebody else is there. */
  get isUsable(): boolean {
    return this.#state === 'ready' && !this.#isLeaving && this.#participants.size > 0;
  }

  /** On its way in, or in and still to be used. */
  get isAlive(): boolean {
    return this.#state !== 'closed' && !this.#isLeaving;
  }

  isCalling(account?: AccountName): boolean {
    return account === undefined ? this.#calls.size > 0 : this.#calls.has(account);
  }

  opened(now: number): void {
    if (!this.#advance('opened')) return;
    this.#entryDeadline = now + SWITCHBOARD_ENTRY_TIMEOUT;
    const { account, role } = this.#options;
    const { cookie } = role;
    this.#request({ kind: 'entry' }, now, (trId) =>
      role.kind === 'caller'
        ? { verb: 'USR', trId, account, cookie }
        : { verb: 'ANS', trId, account, cookie, sessionId: role.sessionId },
    );
  }

  closed(): void {
    this.#end(false);
  }

  receive(bytes: Uint8Array, now: number): void {
    for (const result of this.#reader.receive(bytes)) {
      if (this.#state === 'closed') return;
      if (result.ok) this.#handle(decodeServerSwitchboard(result.frame, this.#options.version), now);
      else this.#end(false);
    }
  }

  call(account: AccountName, now: number): void {
    this.#calls.set(account, now + JOIN_TIMEOUT);
    this.#request({ kind: 'call', account }, now, (trId) => ({ verb: 'CAL', trId, account }));
  }

  /** Sends one message; with a token its acknowledgement is asked for and told. */
  send(body: Uint8Array, token: string | undefined, now: number): void {
    if (token === undefined) {
      this.#write({ verb: 'MSG', trId: this.#transactions.nextId(), mode: 'U', body });
      return;
    }
    const mode: AcknowledgementMode = 'A';
    this.#unacknowledged++;
    this.hasTraffic = true;
    this.#request({ kind: 'message', token }, now, (trId) => ({ verb: 'MSG', trId, mode, body }));
  }

  /** Sends what programs have to say to one another: acknowledged like a line, but nothing that was said. */
  carry(cargo: SwitchboardCargo, now: number): void {
    const mode: AcknowledgementMode = cargo.mode === 'p2p' ? 'D' : 'A';
    this.#unacknowledged++;
    this.#request({ kind: 'cargo', cargo }, now, (trId) => ({ verb: 'MSG', trId, mode, body: cargo.body }));
  }

  /** Leaves, at the latest when everything sent is acknowledged. */
  leave(): void {
    this.#isLeaving = true;
    if (this.#unacknowledged === 0) this.leaveAtOnce();
  }

  leaveAtOnce(): void {
    if (this.#state === 'authenticating' || this.#state === 'ready') this.#write({ verb: 'OUT' });
    this.#end(false);
  }

  expire(now: number): void {
    if (hasPassed(this.#entryDeadline, now)) return this.#end(true);
    for (const [account, deadline] of this.#calls) {
      if (deadline <= now) this.#settleCall(account, { kind: 'timedOut' });
    }
    const late = this.#transactions.expire(now);
    for (const waiting of late) this.#giveUp(waiting, 'timedOut');
    if (late.some(({ kind }) => kind === 'message' || kind === 'cargo')) this.#end(true);
  }

  deadline(): number | undefined {
    return earliest(this.#entryDeadline, this.#transactions.deadline(), ...this.#calls.values());
  }

  drain(): readonly SwitchboardOutput[] {
    const outputs = this.#outputs;
    this.#outputs = [];
    return outputs;
  }

  #advance(signal: SwitchboardSignal): boolean {
    const next = nextSwitchboardState(this.#state, signal);
    if (next === undefined) {
      this.#end(false);
      return false;
    }
    this.#state = next;
    return true;
  }

  #request(waiting: Waiting, now: number, build: (trId: TrId) => ClientSwitchboardCommand): void {
    const trId = this.#transactions.nextId();
    this.#transactions.expect(trId, waiting, now + ACKNOWLEDGEMENT_TIMEOUT);
    this.#write(build(trId));
  }

  #write(command: ClientSwitchboardCommand): void {
    this.#outputs.push({ kind: 'write', bytes: encodeClientSwitchboard(command, this.#options.version) });
  }

  #handle(command: ServerSwitchboardCommand, now: number): void {
    switch (command.verb) {
      case 'USR':
      case 'ANS':
        return this.#admitted(command.trId);
      case 'IRO':
      case 'JOI':
        return this.#joined(command);
      case 'BYE':
        return this.#left(command.account, command.idle);
      case 'CAL':
        return this.#ringing(command.trId, now);
      case 'MSG':
        return this.#messageArrived(command);
      case 'ACK':
      case 'NAK':
        return this.#acknowledged(command.trId, command.verb === 'ACK' ? 'delivered' : 'failed');
      case 'OUT':
        return this.#end(false);
      case 'error':
        return this.#refused(command.trId, command.code);
      default:
    }
  }

  #admitted(trId: TrId): void {
    if (this.#transactions.settle(trId)?.kind !== 'entry' || !this.#advance('admitted')) return;
    this.#entryDeadline = undefined;
    this.#outputs.push({ kind: 'ready' });
  }

  #joined(command: Extract<ServerSwitchboardCommand, { readonly verb: 'IRO' | 'JOI' }>): void {
    const account = withoutEndpoint(command.account);
    if (account === undefined || account === this.#options.account) return;
    if (this.#participants.size >= PARTICIPANTS_MAX) return;
    const { friendlyName, capabilities = 0 } = command;
    const participant = { account, friendlyName, capabilities, features: [] };
    const isNew = !this.#participants.has(account);
    this.#participants.set(account, participant);
    if (isNew && this.#state === 'ready') this.#outputs.push({ kind: 'joined', participant });
    if (this.#calls.has(account)) this.#settleCall(account, { kind: 'joined' });
  }

  #left(principal: string, idle: boolean): void {
    const account = withoutEndpoint(principal);
    if (account === undefined || !this.#participants.delete(account)) return;
    this.#outputs.push({ kind: 'left', account, idle });
  }

  /** The person is being rung; from now on their coming in is waited for. */
  #ringing(trId: TrId, now: number): void {
    const waiting = this.#transactions.settle(trId);
    if (waiting?.kind === 'call' && this.#calls.has(waiting.account)) {
      this.#calls.set(waiting.account, now + JOIN_TIMEOUT);
    }
  }

  #messageArrived(command: Extract<ServerSwitchboardCommand, { readonly verb: 'MSG' }>): void {
    const from = withoutEndpoint(command.account);
    if (from === undefined) return;
    const { friendlyName, body } = command;
    this.#outputs.push({ kind: 'message', from, friendlyName, body });
  }

  #acknowledged(trId: TrId, result: MessageResult): void {
    const waiting = this.#transactions.settle(trId);
    if (waiting?.kind === 'message') this.#settleMessage(waiting.token, result);
    else if (waiting?.kind === 'cargo') this.#settleCargo(waiting.cargo, result);
  }

  #refused(trId: TrId | undefined, serverCode: number): void {
    const waiting = trId === undefined ? undefined : this.#transactions.settle(trId);
    if (waiting === undefined) return;
    if (waiting.kind === 'entry') return this.#end(false);
    if (waiting.kind === 'message') return this.#settleMessage(waiting.token, 'failed');
    if (waiting.kind === 'cargo') return this.#settleCargo(waiting.cargo, 'failed');
    if (serverCode !== ALREADY_CALLED) this.#settleCall(waiting.account, { kind: 'refused', serverCode });
    else if (this.#participants.has(waiting.account)) this.#settleCall(waiting.account, { kind: 'joined' });
  }

  #settleCall(account: AccountName, result: CallResult): void {
    if (this.#calls.delete(account)) this.#outputs.push({ kind: 'callSettled', account, result });
  }

  #settleMessage(token: string, result: MessageResult): void {
    this.#outputs.push({ kind: 'messageSettled', token, result });
    this.#oneAcknowledged();
  }

  #settleCargo(message: SwitchboardCargo, result: MessageResult): void {
    this.#outputs.push({ kind: 'carriedSettled', message, result });
    this.#oneAcknowledged();
  }

  #oneAcknowledged(): void {
    this.#unacknowledged--;
    if (this.#isLeaving && this.#unacknowledged === 0) this.leaveAtOnce();
  }

  #giveUp(waiting: Waiting, kind: 'timedOut' | 'lost'): void {
    if (waiting.kind === 'message') {
      this.#outputs.push({ kind: 'messageSettled', token: waiting.token, result: 'unknown' });
    } else if (waiting.kind === 'cargo') {
      this.#outputs.push({ kind: 'carriedSettled', message: waiting.cargo, result: 'unknown' });
    } else if (waiting.kind === 'call') {
      this.#settleCall(waiting.account, { kind });
    }
  }

  #end(timedOut: boolean): void {
    if (this.#state === 'closed') return;
    const wasReady = this.#state === 'ready';
    this.#state = 'closed';
    this.#entryDeadline = undefined;
    for (const waiting of this.#transactions.takeAll()) this.#giveUp(waiting, 'lost');
    for (const account of this.#calls.keys()) this.#settleCall(account, { kind: 'lost' });
    this.#outputs.push({ kind: 'close' }, { kind: 'ended', wasReady, timedOut });
  }
}

/** Later dialects name a person once per place, as `account;{guid}`. */
function withoutEndpoint(principal: string): AccountName | undefined {
  return parseAccountName(principal.split(';', 1)[0] ?? '');
}
