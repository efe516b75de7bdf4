/**
 * Reads the message logs of MSN Messenger and Windows Live Messenger: `Log` with `Message`, `Invitation` and
 * `InvitationResponse` in it, each with `From`, `To` and `Text`. What has no line in a history (`Join`, `Leave`,
 * and whatever else) is passed over. A document type is refused, and no entity is known but those of XML itself.
 * A moment that cannot be read is that of the event before: `Date` and `Time` are in a form nobody knows.
 */
import { SaxesParser } from 'saxes';
import { OURS } from '../export/log-names.ts';
import { LAST_MOMENT } from '../place-in-time.ts';
import type { LogEvent, LogPerson } from './log-event.ts';

/** More than anybody said to anybody in ten years. */
const EVENTS_MAX = 1_000_000;
/** Log, event, From, User; nothing is looked for deeper. */
const DEPTH_MAX = 16;
/** Longer than any message a messenger sent, in characters. */
const TEXT_MAX_CHARACTERS = 65_536;
const NAME_MAX_CHARACTERS = 2_000;
const PEOPLE_MAX = 100;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const EVENTS: Readonly<Record<string, LogEvent['kind']>> = {
  Message: 'message',
  Invitation: 'invitation',
  InvitationResponse: 'invitation',
};

type Attributes = Readonly<Record<string, string>>;

interface OpenEvent {
  readonly kind: LogEvent['kind'];
  readonly attributes: Attributes;
  from: LogPerson | undefined;
  readonly to: string[];
  text: string;
  style: string;
}

export class LogParser {
  readonly #parser = new SaxesParser();
  readonly #path: string[] = [];
  #events: LogEvent[] = [];
  #count = 0;
  #open: OpenEvent | undefined;
  #lastAt: number | undefined;
  #isSpoilt = false;
  #isLog = false;

  constructor() {
    this.#parser.on('error', () => this.#spoil());
    this.#parser.on('doctype', () => this.#spoil());
    this.#parser.on('opentag', ({ name, attributes }) => this.#openTag(name, attributes));
    this.#parser.on('text', (text) => this.#addText(text));
    this.#parser.on('cdata', (text) => this.#addText(text));
    this.#parser.on('closetag', () => this.#closeTag());
  }

  /** The events that ended in this piece; undefined: it is damaged, or no log. */
  write(text: string): readonly LogEvent[] | undefined {
    if (!this.#isSpoilt) this.#parser.write(text);
    return this.#taken();
  }

  /** There is nothing more. */
  end(): readonly LogEvent[] | undefined {
    if (!this.#isSpoilt) this.#parser.close();
    return this.#isLog ? this.#taken() : undefined;
  }

  #taken(): readonly LogEvent[] | undefined {
    if (this.#isSpoilt) return undefined;
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #spoil(): void {
    this.#isSpoilt = true;
  }

  #openTag(name: string, attributes: Attributes): void {
    if (this.#path.push(name) > DEPTH_MAX) this.#spoil();
    if (this.#path.length === 1) {
      this.#isLog = name === 'Log';
      if (!this.#isLog) this.#spoil();
    } else if (this.#path.length === 2) this.#begin(EVENTS[name], attributes);
    else if (this.#open !== undefined) this.#openInside(this.#open, name, attributes);
  }

  #begin(kind: LogEvent['kind'] | undefined, attributes: Attributes): void {
    this.#open = kind && { kind, attributes, from: undefined, to: [], text: '', style: '' };
  }

  #openInside(event: OpenEvent, name: string, attributes: Attributes): void {
    const [, , side] = this.#path;
    if (name === 'Text' && this.#path.length === 3) event.style = attributes['Style'] ?? '';
    if (name !== 'User' || this.#path.length !== 4) return;
    const friendly = (attributes['FriendlyName'] ?? '').slice(0, NAME_MAX_CHARACTERS);
    const address = (attributes[OURS.address] ?? attributes['LogonName'] ?? '').slice(0, NAME_MAX_CHARACTERS);
    if (side === 'From') event.from ??= { name: friendly, address };
    else if (side === 'To' && event.to.length < PEOPLE_MAX) event.to.push(friendly);
  }

  #addText(text: string): void {
    if (this.#open === undefined || this.#path.length !== 3 || this.#path[2] !== 'Text') return;
    this.#open.text += text;
    if (this.#open.text.length > TEXT_MAX_CHARACTERS) this.#spoil();
  }

  #closeTag(): void {
    if (this.#path.length === 2 && this.#open !== undefined) this.#end(this.#open);
    this.#path.pop();
  }

  #end(event: OpenEvent): void {
    this.#open = undefined;
    const { kind, from, to, text, style } = event;
    const at = momentOf(event.attributes) ?? this.#lastAt;
    this.#count += 1;
    if (at === undefined || this.#count > EVENTS_MAX) return this.#spoil();
    this.#lastAt = at;
    if (from === undefined) return;
    this.#events.push({ kind, at, from, to, text, style, ours: event.attributes });
  }
}

function momentOf(attributes: Attributes): number | undefined {
  const text = attributes['DateTime'] ?? '';
  const at = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  return at >= 0 && at <= LAST_MOMENT ? at : undefined;
}
