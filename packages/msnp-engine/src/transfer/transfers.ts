/**
 * All transfers of files: takes the wishes of the application, finds the protocol for each, recognises an offer that
 * is made again, and keeps within limits.
 */
import type { AccountName } from '@nudge/msnp-codec';
import { earliest } from '../core/deadlines.ts';
import type { Contact, MessengerEvent, RequestOutcome } from '../messenger-events.ts';
import { refuse } from '../notification/plan.ts';
import { isOpen } from './endings.ts';
import type { FlowListener } from './peer-port.ts';
import type { Peers, ReceivedOffer } from './peers.ts';
import { PersonLimit } from './person-limit.ts';
import { type NewTransfer, receivedTransfer, resumeKeyOf } from './received-transfer.ts';
import { ReceivingTransfer } from './receiving-transfer.ts';
import { SendingTransfer } from './sending-transfer.ts';
import type { Streams } from './streams.ts';
import {
  ENDED_MAX,
  ENDED_TIME,
  OFFERED_PER_PEER_MAX,
  OFFERS_MAX,
  OFFERS_PER_PEER_MAX,
  TRANSFERS_MAX,
  WITHDRAWN_OFFERS_MAX,
  WITHDRAWN_OFFERS_TIME,
} from './transfer-limits.ts';
import type { Transfer, TransferFailureReason, TransferId } from './transfer-model.ts';
import { TransferRecord } from './transfer-record.ts';
import { faultOf, type FileRequest, isBundle, sizeOf } from './transfer-requests.ts';

type RequestOf<Type extends FileRequest['type']> = Extract<FileRequest, { readonly type: Type }>;
type AnyTransfer = SendingTransfer | ReceivingTransfer;

export interface TransfersHost {
  readonly peers: Peers;
  readonly streams: Streams;
  /** Whether requests can be put to a server now. */
  readonly isSignedIn: boolean;
  readonly ownAccount: AccountName | undefined;
  createId(): TransferId;
  contact(account: AccountName): Contact | undefined;
  tell(event: MessengerEvent): void;
  settle(requestId: string, outcome: RequestOutcome): void;
}

const OK: RequestOutcome = { ok: true };
const UNREACHABLE = refuse('notOnline', 'This person is offline');
const NO_BUNDLES = refuse('notSupported', 'Their client takes one file at a time');
const NO_SUCH = refuse('invalidArgument', 'There is no such transfer');

export class Transfers {
  readonly #host: TransfersHost;
  readonly #machines = new Map<TransferId, AnyTransfer>();
  readonly #told = new Map<TransferId, Transfer>();
  readonly #endedAt = new Map<TransferId, number>();
  /** Each leaves a card in a window and in the history, so whoever goes on so is not shown for a while. */
  readonly #withdrawn = new PersonLimit(WITHDRAWN_OFFERS_MAX, WITHDRAWN_OFFERS_TIME);

  constructor(host: TransfersHost) {
    this.#host = host;
  }

  get all(): ReadonlyMap<TransferId, Transfer> {
    return this.#told;
  }

  /** Does what is asked; the outcome, or nothing when it will be settled later. */
  submit(request: FileRequest, now: number): RequestOutcome | undefined {
    switch (request.type) {
      case 'sendFiles':
        return this.#send(request, now);
      case 'acceptTransfer':
        return this.#accept(request, now);
      case 'declineTransfer':
        return this.#decline(request, now);
      case 'cancelTransfer':
        return this.#cancel(request, now);
    }
  }

  /** Somebody offers files. */
  offered(received: ReceivedOffer, now: number): FlowListener {
    const known = this.#findAgain(received, now);
    if (known !== undefined) return known.attach(received.flow, now);
    const { account, flow } = received;
    if (!this.#hasRoomFor(account, now)) {
      flow.decline(now);
      return () => undefined;
    }
    const transferId = this.#host.createId();
    const transfer = this.#add(receivedTransfer(transferId, received), (record) => {
      return new ReceivingTransfer(record, this.#host.streams);
    });
    const listener = transfer.attach(flow, now);
    transfer.record.update({}, now);
    return listener;
  }

  /** Somebody may be back, or the line to the server is. */
  wake(account: AccountName | undefined, now: number): void {
    for (const machine of this.#sending()) {
      if (account === undefined || machine.record.transfer.account === account) machine.wake(now);
    }
  }

  /** Another account signs in, or this person is blocked: what goes on ends here. */
  end(account: AccountName | undefined, now: number): void {
    for (const machine of this.#machines.values()) {
      const { transfer } = machine.record;
      if (isOpen(transfer) && (account === undefined || transfer.account === account)) machine.cancel(now);
    }
  }

  /** Offers what is due. */
  process(now: number): void {
    if (!this.#host.isSignedIn) return;
    const sending = this.#sending().filter(({ record }) => !record.hasEnded);
    for (const machine of sending) {
      if (!machine.isDue(now)) continue;
      const { account } = machine.record.transfer;
      const underWay = sending.filter(
        ({ isWaiting, record }) => !isWaiting && record.transfer.account === account,
      );
      if (underWay.length < OFFERED_PER_PEER_MAX) this.#offer(machine, now);
    }
  }

  expire(now: number): void {
    for (const machine of this.#machines.values()) {
      machine.record.expire(now);
      if (machine instanceof ReceivingTransfer) machine.expire(now);
    }
    for (const [transferId, endedAt] of this.#endedAt) {
      if (endedAt + ENDED_TIME <= now) this.#forget(transferId);
    }
  }

  deadline(): number | undefined {
    let soonest: number | undefined;
    for (const machine of this.#machines.values()) {
      if (!isOpen(machine.record.transfer)) continue;
      const isHeldBack = machine instanceof SendingTransfer && !this.#host.isSignedIn;
      soonest = earliest(soonest, machine.record.deadline(), isHeldBack ? undefined : machine.deadline());
    }
    const [oldestEnd] = this.#endedAt.values();
    return earliest(soonest, oldestEnd === undefined ? undefined : oldestEnd + ENDED_TIME);
  }

  #send(request: RequestOf<'sendFiles'>, now: number): RequestOutcome | undefined {
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) return refusal;
    const { account } = request;
    const { peers } = this.#host;
    if (!isBundle(request) || peers.isKnown(account)) return this.#begin(request, now);
    const answer = (refused: TransferFailureReason | undefined, later: number): void => {
      const outcome = refused === undefined ? this.#begin(request, later) : UNREACHABLE;
      this.#host.settle(request.id, outcome);
    };
    peers.ask(account, answer, now);
    return undefined;
  }

  #refusalOf(request: RequestOf<'sendFiles'>): RequestOutcome | undefined {
    const { account, transferId } = request;
    const { ownAccount } = this.#host;
    const fault = faultOf(request);
    if (fault !== undefined) return refuse('invalidArgument', fault);
    if (ownAccount === undefined) return refuse('notSignedIn', 'Not signed in');
    if (account === ownAccount) return refuse('invalidArgument', 'Nobody can send files to themselves');
    if (this.#host.contact(account)?.status === 'offline') return UNREACHABLE;
    const before = this.#told.get(transferId);
    if (before !== undefined && isOpen(before)) {
      return refuse('invalidArgument', 'This transfer is on its way already');
    }
    return this.#openOnes().length < TRANSFERS_MAX
      ? undefined
      : refuse('tooSoon', 'Too many transfers go on');
  }

  /** The wish may have waited for an answer, and is looked at once more. */
  #begin(request: RequestOf<'sendFiles'>, now: number): RequestOutcome {
    const { account, transferId, name, files, preview } = request;
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) return refusal;
    if (isBundle(request) && !this.#host.peers.featuresOf(account).has('bundle')) return NO_BUNDLES;
    const entries = files.map(({ entry }) => entry);
    const size = sizeOf(entries);
    const about = { transferId, account, direction: 'sending', name, size, entries } as const;
    const source = { files: files.map(({ path }) => path), entries, size };
    const machine = this.#add({ ...about, ...(preview === undefined ? {} : { preview }) }, (record) => {
      return new SendingTransfer(record, source, this.#host.streams);
    });
    machine.record.update({}, now);
    return OK;
  }

  #accept({ transferId, destination }: RequestOf<'acceptTransfer'>, now: number): RequestOutcome {
    const machine = this.#machines.get(transferId);
    if (!(machine instanceof ReceivingTransfer) || !machine.isOffered) return NO_SUCH;
    if (destination.folder === '') return refuse('invalidArgument', 'There is no folder to store it in');
    machine.accept(destination, now);
    return OK;
  }

  #decline({ transferId }: RequestOf<'declineTransfer'>, now: number): RequestOutcome {
    const machine = this.#machines.get(transferId);
    if (!(machine instanceof ReceivingTransfer) || !machine.isOffered) return NO_SUCH;
    machine.decline(now);
    return OK;
  }

  #cancel({ transferId }: RequestOf<'cancelTransfer'>, now: number): RequestOutcome {
    const machine = this.#machines.get(transferId);
    if (machine === undefined || machine.record.hasEnded) return NO_SUCH;
    machine.cancel(now);
    return OK;
  }

  /**
   * To somebody whose client may be a Nudge client the offer goes once that is known. Nor is anybody refused before it
   * is known that they are there, and with what.
   */
  #offer(machine: SendingTransfer, now: number): void {
    const { peers } = this.#host;
    const { account } = machine.record.transfer;
    const isReady = peers.isKnown(account) && peers.refusalFor(account) === undefined;
    if (isReady) return this.#makeOffer(machine, now);
    machine.asking();
    const answer = (refused: TransferFailureReason | undefined, later: number): void => {
      if (!machine.isAsking) return;
      if (refused === undefined) this.#makeOffer(machine, later);
      else machine.unreachable(refused, later);
    };
    peers.ask(account, answer, now);
  }

  #makeOffer(machine: SendingTransfer, now: number): void {
    const { peers } = this.#host;
    const { account } = machine.record.transfer;
    const refusal = peers.refusalFor(account);
    if (refusal !== undefined) return machine.unreachable(refusal, now);
    const maker = peers.makerFor(account, now);
    if (maker === undefined) machine.unreachable('notOnline', now);
    else machine.offer(maker, peers.featuresOf(account), now);
  }

  /** The transfer that an offer belongs to because it was made before; another one under its key ends that. */
  #findAgain({ account, offer }: ReceivedOffer, now: number): ReceivingTransfer | undefined {
    const key = resumeKeyOf(account, offer);
    if (key === undefined) return undefined;
    for (const machine of this.#machines.values()) {
      const { record } = machine;
      if (!(machine instanceof ReceivingTransfer) || record.hasEnded || record.transfer.resumeKey !== key)
        continue;
      if (machine.isAgain(offer)) return machine;
      machine.cancel(now);
    }
    return undefined;
  }

  #hasRoomFor(account: AccountName, now: number): boolean {
    if (this.#withdrawn.isReached(account, now)) return false;
    const open = this.#openOnes();
    const offers = open.filter(
      ({ direction, phase }) => direction === 'receiving' && phase.kind === 'offered',
    );
    const theirs = offers.filter((offer) => offer.account === account);
    return open.length < TRANSFERS_MAX && offers.length < OFFERS_MAX && theirs.length < OFFERS_PER_PEER_MAX;
  }

  #openOnes(): readonly Transfer[] {
    return [...this.#told.values()].filter(isOpen);
  }

  #sending(): readonly SendingTransfer[] {
    return [...this.#machines.values()].filter((machine) => machine instanceof SendingTransfer);
  }

  #add<Machine extends AnyTransfer>(
    about: NewTransfer,
    create: (record: TransferRecord) => Machine,
  ): Machine {
    const transfer: Transfer = { ...about, phase: { kind: 'offered' }, transferred: 0, route: 'none' };
    const machine = create(new TransferRecord(transfer, (changed, now) => this.#changed(changed, now)));
    this.#forget(about.transferId);
    this.#machines.set(about.transferId, machine);
    return machine;
  }

  #changed(transfer: Transfer, now: number): void {
    const { transferId, account } = transfer;
    const before = this.#told.get(transferId);
    if (before !== undefined && isWithdrawn(before, transfer)) this.#withdrawn.note(account, now);
    this.#told.set(transferId, transfer);
    this.#host.tell({ type: 'transferChanged', transfer });
    if (isOpen(transfer)) return;
    this.#endedAt.set(transferId, now);
    const [oldest] = this.#endedAt.keys();
    if (this.#endedAt.size > ENDED_MAX && oldest !== undefined) this.#forget(oldest);
  }

  #forget(transferId: TransferId): void {
    this.#machines.delete(transferId);
    this.#told.delete(transferId);
    this.#endedAt.delete(transferId);
  }
}

/** Nobody here had a say in how it ended. */
function isWithdrawn(before: Transfer, { direction, phase }: Transfer): boolean {
  if (direction !== 'receiving' || before.phase.kind !== 'offered') return false;
  return phase.kind === 'failed' || (phase.kind === 'cancelled' && phase.by === 'them');
}
