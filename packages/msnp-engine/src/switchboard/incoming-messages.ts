/** What arrives in a switchboard, as events: text once, signals within limits, the rest passed over politely. */
import { type AccountName, decodeSwitchboardMessage, type SwitchboardMessage } from '@nudge/msnp-codec';
import type { MessengerEvent } from '../messenger-events.ts';
import { ChunkAssembler } from './chunk-assembler.ts';
import type { Conversation } from './conversation.ts';
import { usablePairs } from './emoticon-messages.ts';
import { RecentLines } from './recent-lines.ts';
import type { SwitchboardSession } from './switchboard-session.ts';

/** One MSG of a switchboard. */
export interface ArrivedMessage {
  readonly conversation: Conversation;
  readonly from: AccountName;
  readonly friendlyName: string;
}

export class IncomingMessages {
  readonly #lines = new RecentLines();
  readonly #assemblers = new WeakMap<SwitchboardSession, ChunkAssembler>();
  readonly #tell: (event: MessengerEvent) => void;

  constructor(tell: (event: MessengerEvent) => void) {
    this.#tell = tell;
  }

  /** Decodes a body, waiting for its other parts where it was cut; undefined while parts are missing. */
  decode(
    session: SwitchboardSession,
    from: AccountName,
    part: { readonly body: Uint8Array; readonly now: number },
  ): SwitchboardMessage | undefined {
    const { message, chunk } = decodeSwitchboardMessage(part.body);
    if (chunk === undefined || message.kind !== 'other') return message;
    const assembler = this.#assemblers.get(session) ?? new ChunkAssembler();
    this.#assemblers.set(session, assembler);
    return assembler.add({ sender: from, mark: chunk, mime: message.mime }, part.now);
  }

  /** Tells what a message means for its conversation. */
  arrived(message: SwitchboardMessage, arrival: ArrivedMessage, now: number): void {
    const { conversation, from } = arrival;
    const conversationId = conversation.id;
    switch (message.kind) {
      case 'text':
        return this.#textArrived(message, arrival);
      case 'nudge':
        if (this.#isWithin(conversation.nudges.admit(now), 'nudges')) {
          this.#tell({ type: 'nudgeReceived', conversationId, from });
        }
        break;
      case 'typing':
        if (this.#isWithin(conversation.typings.admit(now), 'typing notices')) {
          this.#tell({ type: 'typingReceived', conversationId, from });
        }
        break;
      case 'emoticons': {
        const pairs = usablePairs(message.pairs);
        if (pairs.length > 0) this.#tell({ type: 'emoticonsAnnounced', conversationId, from, pairs });
        break;
      }
      default:
    }
  }

  #textArrived(
    message: Extract<SwitchboardMessage, { readonly kind: 'text' }>,
    arrival: ArrivedMessage,
  ): void {
    const { text, format, lineId, senderName } = message;
    const { conversation, from, friendlyName } = arrival;
    if (lineId !== undefined && !this.#lines.arrived(from, lineId)) return;
    this.#tell({
      type: 'textReceived',
      conversationId: conversation.id,
      from,
      senderName: senderName ?? friendlyName,
      text,
      ...(format === undefined ? {} : { format }),
      ...(lineId === undefined ? {} : { lineId }),
    });
  }

  #isWithin(verdict: 'pass' | 'firstDrop' | 'drop', what: string): boolean {
    if (verdict === 'firstDrop') {
      this.#tell({ type: 'log', level: 'warn', message: `Too many ${what} at once; the rest is dropped` });
    }
    return verdict === 'pass';
  }
}
