/** Somebody in a switchboard, and what the others are told about them. */
import { encodeServerSwitchboard, type ServerSwitchboardCommand } from '@nudge/msnp-codec';
import type { Session } from '../../core/sessions.ts';
import type { Participant } from '../../core/switchboards.ts';
import type { SendQueue } from '../send-queue.ts';

const EMPTY_PAYLOAD = new Uint8Array(0);
/** What ends the line of a message without payload: its length and the line end. */
const EMPTY_TAIL = '0\r\n';

export interface Seat {
  readonly queue: SendQueue;
  /** Closes the connection after what is queued. */
  close(): void;
}

export class SwitchboardParticipant implements Participant<SwitchboardParticipant> {
  readonly session: Session;
  /** The display name everybody here sees; fixed on joining. */
  readonly friendlyName: string;
  readonly #seat: Seat;
  /** `MSG account name `, with which every message of this participant begins for the others. */
  readonly prefix: Uint8Array;

  constructor(session: Session, seat: Seat) {
    this.session = session;
    this.friendlyName = session.account.friendlyName;
    this.#seat = seat;
    this.prefix = this.#encodePrefix();
  }

  send(command: ServerSwitchboardCommand): void {
    this.#seat.queue.write(encodeServerSwitchboard(command, this.session.protocol));
  }

  /** Takes whole messages; false when this participant's connection does not. */
  take(messages: Uint8Array): boolean {
    const { queue } = this.#seat;
    if (queue.isClosed) return false;
    queue.write(messages);
    return true;
  }

  joined(newcomer: SwitchboardParticipant): void {
    this.send({ verb: 'JOI', ...newcomer.#introduction() });
  }

  left(leaver: SwitchboardParticipant, idle: boolean): void {
    this.send({ verb: 'BYE', account: leaver.session.account.address, idle });
  }

  expelled(): void {
    this.#seat.close();
  }

  /** Tells who is there already (IRO). */
  meet(others: readonly SwitchboardParticipant[], trId: number): void {
    for (const [at, other] of others.entries()) {
      this.send({ verb: 'IRO', trId, index: at + 1, total: others.length, ...other.#introduction() });
    }
  }

  /** The codec leaves the capabilities out for dialects that have no place for them. */
  #introduction(): { account: string; friendlyName: string; capabilities: number } {
    const { account, capabilities } = this.session;
    return { account: account.address, friendlyName: this.friendlyName, capabilities };
  }

  /** Cut off the form of an empty message, so that the codec alone knows that form. */
  #encodePrefix(): Uint8Array {
    const { friendlyName } = this;
    const account = this.session.account.address;
    const empty = { verb: 'MSG', account, friendlyName, body: EMPTY_PAYLOAD } as const;
    const bytes = encodeServerSwitchboard(empty, this.session.protocol);
    return bytes.slice(0, bytes.length - EMPTY_TAIL.length);
  }
}
