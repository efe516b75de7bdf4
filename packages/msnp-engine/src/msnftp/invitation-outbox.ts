/**
 * Invitations on their way through a switchboard that comes and goes: they wait for one, go out in order, and go out
 * again, a few times, when it broke before they were acknowledged. Who reads them takes each for one.
 */
import { encodeSwitchboardMessage, type Invitation, invitationFields } from '@nudge/msnp-codec';
import type { MessageResult } from '../switchboard/switchboard-output.ts';
import type { PeerHost } from '../transfer/peer-port.ts';
import { INVITATION_TRIES_MAX } from './limits.ts';

export interface SentInvitation {
  readonly cookie: number;
  readonly command: Invitation['command'];
}

interface Letter extends SentInvitation {
  readonly number: number;
  readonly body: Uint8Array;
  readonly tries: number;
}

/** What became of an invitation: the other side has it, or there is nobody to have it. */
export type InvitationFate = 'delivered' | 'undeliverable';

export type FateHandler = (invitation: SentInvitation, fate: InvitationFate, now: number) => void;

export class InvitationOutbox {
  readonly #host: PeerHost;
  readonly #settle: FateHandler;
  readonly #sent = new Map<string, Letter>();
  #waiting: readonly Letter[] = [];
  #nextNumber = 1;

  constructor(host: PeerHost, settle: FateHandler) {
    this.#host = host;
    this.#settle = settle;
  }

  /** Those that are not settled yet. */
  get size(): number {
    return this.#waiting.length + this.#sent.size;
  }

  post(invitation: Invitation, now: number): void {
    const { cookie, command } = invitation;
    const body = encodeSwitchboardMessage({ kind: 'invitation', fields: invitationFields(invitation) });
    this.#waiting = [...this.#waiting, { cookie, command, body, number: this.#nextNumber++, tries: 0 }];
    if (this.#host.isReady) this.flush(now);
  }

  /** Takes back all but cancellations; true when the INVITE among them has never been out. */
  withdraw(cookie: number): boolean {
    const isWithdrawn = (letter: Letter): boolean => letter.cookie === cookie && letter.command !== 'cancel';
    const withdrawn = this.#waiting.filter(isWithdrawn);
    this.#waiting = this.#waiting.filter((letter) => !isWithdrawn(letter));
    return withdrawn.some(({ command, tries }) => command === 'invite' && tries === 0);
  }

  /** There is a switchboard. */
  flush(now: number): void {
    const letters = this.#waiting;
    this.#waiting = [];
    for (const letter of letters) {
      const token = `msnftp-${letter.number}`;
      this.#sent.set(token, { ...letter, tries: letter.tries + 1 });
      this.#host.send('invitation', letter.body, token, now);
    }
  }

  settled(token: string, result: MessageResult, now: number): void {
    const letter = this.#sent.get(token);
    if (letter === undefined) return;
    this.#sent.delete(token);
    if (result === 'delivered') return this.#settle(letter, 'delivered', now);
    if (result === 'failed' || letter.tries >= INVITATION_TRIES_MAX) {
      return this.#settle(letter, 'undeliverable', now);
    }
    this.#waiting = [...this.#waiting, letter].sort((one, other) => one.number - other.number);
  }

  /** Nobody can be reached: everything is given up. Gives the cookies that it concerned. */
  clear(): ReadonlySet<number> {
    const cookies = new Set([...this.#waiting, ...this.#sent.values()].map(({ cookie }) => cookie));
    this.#waiting = [];
    this.#sent.clear();
    return cookies;
  }
}
