/** One run of the headless client: requests in, events out, every request ended by an event with its id. */
import { randomUUID } from 'node:crypto';
import type { MessengerEvent, MessengerRequest, RequestOutcome, SignInOptions } from '@nudge/msnp-engine';
import type { MessengerClient } from '@nudge/msnp-engine/node';
import { type CommandEvent, contactLine, lineOf } from './command-events.ts';
import { CommandPictures } from './command-pictures.ts';
import { type CommandRequest, readRequest } from './command-requests.ts';
import { CommandTransfers } from './command-transfers.ts';
import type { CommandDesk, CommandFailure } from './command-desk.ts';
import { simpleRequest } from './simple-requests.ts';

/** Longest wait, at the end of the input, for what was asked to end or a file to move, in milliseconds. */
export const LAST_ANSWERS_TIMEOUT = 10_000;

type LineRequest = Extract<CommandRequest, { readonly do: 'message' | 'leaveText' | 'nudge' }>;
type PlaceRequest = LineRequest | Extract<CommandRequest, { readonly do: 'typing' | 'leave' }>;

/** Why the program ends. */
export type CommandEnding = 'signedOut' | 'failed';

export interface CommandSessionOptions {
  readonly client: MessengerClient;
  readonly write: (event: CommandEvent) => void;
  readonly warn: (message: string) => void;
  readonly ended: (ending: CommandEnding) => void;
}

export class CommandSession {
  readonly #options: CommandSessionOptions;
  readonly #signedIn: Promise<void>;
  readonly #transfers: CommandTransfers;
  readonly #pictures: CommandPictures;
  #startReading: () => void = () => undefined;
  /** What to do with the outcome of a request of the engine. */
  readonly #outcomes = new Map<string, (outcome: RequestOutcome) => void>();
  /** The id of the request behind a line that is on its way. */
  readonly #lines = new Map<string, string>();
  #whenQuiet: (() => void) | undefined;
  #patience: NodeJS.Timeout | undefined;
  #account = '';
  #nextId = 1;

  constructor(options: CommandSessionOptions) {
    this.#options = options;
    this.#signedIn = new Promise((resolve) => (this.#startReading = resolve));
    const desk = this.#desk();
    this.#transfers = new CommandTransfers(desk);
    this.#pictures = new CommandPictures(desk);
    options.client.subscribe((event) => this.#handle(event));
  }

  signIn(options: SignInOptions): void {
    this.#account = options.account;
    this.#submit({ type: 'signIn', id: randomUUID(), options }, () => undefined);
  }

  /** Lines are read from here on; before the sign-in they wait. */
  get isReady(): Promise<void> {
    return this.#signedIn;
  }

  /** Puts what one line of input asks to the engine; files are looked at first. */
  async read(line: string): Promise<void> {
    const read = readRequest(line);
    if (read.kind === 'bad') {
      const id = read.id === undefined ? {} : { id: read.id };
      this.#options.write({ event: 'error', ...id, code: 'badRequest', message: read.problem });
      return;
    }
    await this.#perform(read.request, read.request.id ?? `request-${this.#nextId++}`);
  }

  /** The input has ended: signs out once everything asked has ended, or after a while. */
  async finish(): Promise<void> {
    if (!this.#isQuiet) {
      await new Promise<void>((resolve) => {
        this.#patience = setTimeout(resolve, LAST_ANSWERS_TIMEOUT);
        this.#whenQuiet = () => {
          clearTimeout(this.#patience);
          resolve();
        };
      });
    }
    this.#options.client.submit({ type: 'signOut', id: randomUUID() });
  }

  get #isQuiet(): boolean {
    const hasAnswers = this.#outcomes.size === 0 && this.#lines.size === 0;
    return hasAnswers && this.#transfers.isQuiet && this.#pictures.isQuiet;
  }

  #desk(): CommandDesk {
    return {
      client: this.#options.client,
      write: (event) => this.#options.write(event),
      fail: (id, failure) => this.#fail(id, failure),
      submit: (request, settled) => this.#submit(request, settled),
      ask: (request, id) => this.#ask(request, id),
      ended: () => this.#ended(),
    };
  }

  #ended(): void {
    if (this.#isQuiet) this.#whenQuiet?.();
  }

  async #perform(request: CommandRequest, id: string): Promise<void> {
    switch (request.do) {
      case 'message':
      case 'leaveText':
      case 'nudge':
        return this.#inConversation(request, id, (conversationId) =>
          this.#sayLine(request, id, conversationId),
        );
      case 'typing':
        return this.#inConversation(request, id, (conversationId) =>
          this.#ask({ type: 'sendTyping', id: randomUUID(), conversationId }, id),
        );
      case 'leave':
        return this.#inConversation(request, id, (conversationId) =>
          this.#ask({ type: 'leaveConversation', id: randomUUID(), conversationId }, id),
        );
      case 'list':
        this.#tellList();
        return this.#options.write({ event: 'done', id });
      case 'sendFile':
      case 'acceptFile':
      case 'declineFile':
      case 'askFileAgain':
      case 'cancelFile':
        return this.#transfers.perform(request, id);
      case 'setPicture':
      case 'getPicture':
      case 'addEmoticon':
        return this.#pictures.perform(request, id);
      default:
        return this.#ask(simpleRequest(request, randomUUID()), id);
    }
  }

  /** Finds the conversation a request is about, opening that with one person where one is named. */
  #inConversation(request: PlaceRequest, id: string, act: (conversationId: string) => void): void {
    const { to, conversation } = request;
    if (conversation !== undefined) return act(conversation);
    if (to === undefined)
      return this.#fail(id, { code: 'badRequest', message: 'needs "to" or "conversation"' });
    const opening = { type: 'openConversation', id: randomUUID(), account: to } as const;
    this.#submit(opening, (outcome) => {
      if (!outcome.ok) this.#fail(id, outcome);
      else if (outcome.conversationId !== undefined) act(outcome.conversationId);
    });
  }

  #sayLine(request: LineRequest, id: string, conversationId: string): void {
    const lineId = randomUUID();
    this.#lines.set(lineId, id);
    const line = { id: randomUUID(), conversationId, lineId };
    this.#submit({ ...line, ...this.#contentOf(request) }, (outcome) => {
      // A line that was taken ends in an event of its own.
      if (outcome.ok || !this.#lines.delete(lineId)) return;
      this.#fail(id, outcome);
    });
  }

  #contentOf(request: LineRequest) {
    if (request.do === 'nudge') return { type: 'sendNudge' as const };
    if (request.do === 'leaveText') return { type: 'leaveText' as const, text: request.text };
    const { text, format } = request;
    const emoticons = this.#pictures.emoticonsIn(text);
    return {
      type: 'sendText' as const,
      text,
      ...(format === undefined ? {} : { format }),
      ...(emoticons.length === 0 ? {} : { emoticons }),
    };
  }

  #ask(request: MessengerRequest, id: string): void {
    this.#submit(request, (outcome) => {
      if (!outcome.ok) return this.#fail(id, outcome);
      const { conversationId: conversation } = outcome;
      this.#options.write({ event: 'done', id, ...(conversation === undefined ? {} : { conversation }) });
    });
  }

  #submit(request: MessengerRequest, settled: (outcome: RequestOutcome) => void): void {
    this.#outcomes.set(request.id, settled);
    this.#options.client.submit(request);
  }

  #fail(id: string, failure: CommandFailure): void {
    const { code, message, serverCode } = failure;
    const number = serverCode === undefined ? {} : { serverCode };
    this.#options.write({ event: 'error', id, code, message, ...number });
  }

  #handle(event: MessengerEvent): void {
    switch (event.type) {
      case 'requestSettled':
        this.#settled(event.id, event.outcome);
        break;
      case 'lineChanged':
        this.#lineChanged(event);
        break;
      case 'signedIn':
        return this.#greet(event);
      case 'signInFailed': {
        const { code, message, serverCode, fingerprint } = event.failure;
        const number = serverCode === undefined ? {} : { serverCode };
        const certificate = fingerprint === undefined ? {} : { fingerprint };
        this.#options.write({ event: 'error', code, message, ...number, ...certificate });
        return this.#options.ended('failed');
      }
      case 'log':
        return this.#options.warn(event.message);
      case 'transferChanged':
        this.#patience?.refresh();
        return this.#transfers.changed(event.transfer);
      case 'objectFetched':
        return this.#pictures.fetched(event);
      case 'emoticonsAnnounced':
        return this.#pictures.announced(event);
      case 'offlineMessageReceived':
        return this.#messageLeft(event);
      case 'contactChanged':
        this.#options.write(lineOf(event));
        return this.#pictures.contactChanged(event.contact);
      default:
        this.#options.write(lineOf(event));
        if (event.type === 'signedOut') this.#end(event.reason === 'requested' ? 'signedOut' : 'failed');
    }
    this.#ended();
  }

  /** What was written out is ours to keep: the server may forget it. */
  #messageLeft(event: Extract<MessengerEvent, { readonly type: 'offlineMessageReceived' }>): void {
    this.#options.write(lineOf(event));
    this.#submit(
      { type: 'offlineMessagesTaken', id: randomUUID(), messageIds: [event.messageId] },
      () => undefined,
    );
  }

  /** The answer to signing out comes after the news of it, and still belongs on the output. */
  #end(ending: CommandEnding): void {
    queueMicrotask(() => this.#options.ended(ending));
  }

  #settled(requestId: string, outcome: RequestOutcome): void {
    const settled = this.#outcomes.get(requestId);
    this.#outcomes.delete(requestId);
    settled?.(outcome);
  }

  #lineChanged(event: Extract<MessengerEvent, { readonly type: 'lineChanged' }>): void {
    const id = this.#lines.get(event.lineId);
    if (id === undefined || event.state === 'waiting') return;
    const { conversationId: conversation, state, reason = 'serverError', serverCode } = event;
    if (state === 'sent') return this.#options.write({ event: 'sent', id, conversation });
    this.#lines.delete(event.lineId);
    if (state !== 'failed') return this.#options.write({ event: state, id, conversation });
    const number = serverCode === undefined ? {} : { serverCode };
    this.#options.write({ event: 'failed', id, conversation, reason, ...number });
  }

  #greet(event: Extract<MessengerEvent, { readonly type: 'signedIn' }>): void {
    const { profile } = this.#options.client.state;
    this.#options.write({
      event: 'signedIn',
      address: this.#account,
      name: profile?.friendlyName ?? this.#account,
      protocol: `MSNP${event.version}`,
      afterReconnect: event.afterReconnect,
    });
    this.#tellList();
    this.#startReading();
  }

  #tellList(): void {
    const { groups, contacts } = this.#options.client.state;
    for (const { groupId: group, name } of groups.values())
      this.#options.write({ event: 'group', group, name });
    for (const contact of contacts.values())
      this.#options.write({ event: 'contact', ...contactLine(contact) });
  }
}
