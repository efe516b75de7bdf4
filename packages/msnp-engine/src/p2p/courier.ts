/**
 * Takes messages to the other side by whichever lane there is, and knows what became of them. The direct
 * connection is used as soon as it stands. When a lane is lost, messages that can start again do so on the other
 * one under the same identifier, which the other side knows if it had them; without another lane they are lost.
 */
import type { MessageResult } from '../switchboard/switchboard-output.ts';
import { earliest } from '../core/deadlines.ts';
import type { PeerHost } from '../transfer/peer-port.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { ChunkSender } from './chunk-sender.ts';
import { LANE_CHANGE_PAUSE } from './limits.ts';
import { WholeContent } from './message-content.ts';
import type { Lane, OutgoingChunk, OutgoingMessage } from './outgoing-message.ts';
import { SwitchboardLane } from './switchboard-lane.ts';

/** The writing side of a direct connection. */
export interface BridgeLane {
  readonly hasRoom: boolean;
  /** Most data in one packet. */
  readonly chunkBytes: number;
  send(chunk: OutgoingChunk): void;
  /** Writes what was gathered. */
  flush(): void;
}

export class Courier {
  readonly #host: PeerHost;
  readonly #sender = new ChunkSender();
  readonly #acknowledgements = new Acknowledgements();
  readonly #switchboard: SwitchboardLane;
  #bridge: BridgeLane | undefined;
  /** Messages begun in the switchboard that wait to go on over the bridge, and until when at least. */
  readonly #changing = new Map<OutgoingMessage, number | undefined>();

  constructor(host: PeerHost) {
    this.#host = host;
    this.#switchboard = new SwitchboardLane(host);
  }

  get lane(): Lane {
    return this.#bridge === undefined ? 'switchboard' : 'bridge';
  }

  /** Whether anything is still to be sent or to be acknowledged. */
  get isBusy(): boolean {
    return !this.#sender.isEmpty || !this.#acknowledgements.isEmpty;
  }

  send(message: OutgoingMessage): void {
    this.#sender.add(message);
  }

  /** Nobody cares for a message any more. */
  withdraw(message: OutgoingMessage): void {
    this.#sender.remove(message);
    this.#acknowledgements.forget(message);
    this.#changing.delete(message);
  }

  /** Sends what the lanes can take. */
  pump(now: number): void {
    this.#release(now);
    const bridge = this.#bridge;
    if (bridge === undefined) this.#pumpSwitchboard(now);
    else this.#pumpBridge(bridge, now);
  }

  #pumpSwitchboard(now: number): void {
    while (this.#switchboard.hasRoom) {
      const chunk = this.#sender.next(this.#switchboard.chunkBytes, 'switchboard');
      if (chunk === undefined) return;
      this.#switchboard.send(chunk, now);
      this.#sent(chunk, now);
    }
  }

  #pumpBridge(bridge: BridgeLane, now: number): void {
    while (bridge.hasRoom) {
      const chunk = this.#sender.next(bridge.chunkBytes, 'bridge');
      if (chunk === undefined) break;
      bridge.send(chunk);
      this.#sent(chunk, now);
    }
    bridge.flush();
  }

  #sent({ message }: OutgoingChunk, now: number): void {
    if (message.isSent && message.rank !== 'control') this.#acknowledgements.expect(message, now);
  }

  /** A direct connection stands. What began in the switchboard goes on over it once the switchboard is empty of it. */
  useBridge(bridge: BridgeLane): void {
    this.#bridge = bridge;
    for (const message of this.#sender.messages) {
      if (message.rank !== 'data' || !message.isBegun || message.isHeld) continue;
      message.isHeld = true;
      this.#changing.set(message, undefined);
    }
  }

  /**
   * Others put bytes behind one another as they come: they get a while for what the switchboard's server has
   * delivered and they have not read yet.
   */
  #release(now: number): void {
    for (const [message, notBefore] of this.#changing) {
      if (this.#switchboard.isCarrying(message)) continue;
      const pause = this.#host.peerFeatures.size > 0 ? 0 : LANE_CHANGE_PAUSE;
      const until = notBefore ?? now + pause;
      this.#changing.set(message, until);
      if (until > now) continue;
      this.#changing.delete(message);
      message.isHeld = false;
    }
  }

  bridgeLost(now: number): void {
    this.#bridge = undefined;
    for (const message of this.#changing.keys()) message.isHeld = false;
    this.#changing.clear();
    this.#laneLost('bridge', now);
  }

  /** What was open in it was settled before. */
  switchboardLost(now: number): void {
    this.#switchboard.lost();
    this.#laneLost('switchboard', now);
  }

  #laneLost(lane: Lane, now: number): void {
    const messages = new Set([...this.#acknowledgements.messages, ...this.#sender.messages]);
    for (const message of messages) {
      if (message.lanes.has(lane) && this.#isUnderWay(message)) this.#recover(message, now);
    }
  }

  /** Some of a message is lost: it starts again, its owner finds out where it can go on, or it is lost altogether. */
  #recover(message: OutgoingMessage, now: number): void {
    const { content, owner } = message;
    if (message.rank === 'control') return this.withdraw(message);
    this.withdraw(message);
    if (this.#bridge === undefined && message.lanes.has('switchboard') && !message.lanes.has('bridge')) {
      owner?.undelivered(message, now);
    } else if (content instanceof WholeContent) {
      content.restart();
      this.resume(message);
    } else if (owner?.laneLost === undefined) {
      owner?.undelivered(message, now);
    } else {
      message.isHeld = true;
      owner.laneLost(message, now);
    }
  }

  /** A message that was held goes on from where its content stands. */
  resume(message: OutgoingMessage): void {
    message.isBegun = false;
    message.isSent = false;
    message.isHeld = false;
    message.lanes.clear();
    this.#changing.delete(message);
    this.#acknowledgements.forget(message);
    this.#sender.add(message);
  }

  settled(token: string, result: MessageResult, now: number): void {
    const message = this.#switchboard.settled(token);
    if (message === undefined || result === 'delivered') return;
    if (this.#isUnderWay(message)) this.#recover(message, now);
  }

  /** Still to be sent or to be acknowledged, and wanted. */
  #isUnderWay(message: OutgoingMessage): boolean {
    return this.#sender.has(message) || this.#acknowledgements.find(message.identifier) === message;
  }

  /** The message of ours that an acknowledgement means, if it waits for one. */
  find(identifier: number): OutgoingMessage | undefined {
    return this.#acknowledgements.find(identifier);
  }

  acknowledged(identifier: number, now: number): void {
    const message = this.#acknowledgements.settle(identifier);
    message?.owner?.acknowledged(message, now);
  }

  /** True when the direct connection is stalled: nothing sent over it is acknowledged. */
  expire(now: number): boolean {
    const late = this.#acknowledgements.expire(now);
    const stalled = late.filter((message) => this.#bridge !== undefined && message.lanes.has('bridge'));
    for (const message of late) {
      if (stalled.includes(message)) this.#acknowledgements.expect(message, now);
      else message.owner?.undelivered(message, now);
    }
    return stalled.length > 0;
  }

  deadline(): number | undefined {
    return earliest(this.#acknowledgements.deadline(), ...this.#changing.values());
  }

  /** Everything is over; nobody is told. */
  clear(): void {
    for (const message of this.#sender.messages) this.#sender.remove(message);
    for (const message of this.#acknowledgements.messages) this.#acknowledgements.forget(message);
    this.#changing.clear();
    this.#switchboard.lost();
    this.#bridge = undefined;
  }
}
