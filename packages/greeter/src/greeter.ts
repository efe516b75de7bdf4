/**
 * A contact that always answers, so that a person alone has someone to talk to: an ordinary client, with no
 * more rights than any other. It remembers whom it has greeted in a group of its own contact list, so that a
 * restart does not make it greet everybody again.
 */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  type AccountName,
  type GroupId,
  hasCapability,
  parseAccountName,
  type ProtocolVersion,
} from '@nudge/msnp-codec';
import type { Contact, MessengerEvent, MessengerRequest } from '@nudge/msnp-engine';
import { createMessengerClient, type MessengerClient } from '@nudge/msnp-engine/node';
import { AnswerBudget } from './answer-budget.ts';
import { type GreeterStrings, withDefaults } from './greeter-strings.ts';
import { answerTo, helloLines, isHelp, tipsText } from './replies.ts';

export interface GreeterOptions {
  readonly server: { readonly host: string; readonly port: number };
  /** Base URL of the Passport nexus. */
  readonly http: string;
  readonly account: string;
  readonly password: string;
  /** What it says, by the keys of `GreeterStrings`; English where a key is missing. */
  readonly strings?: Readonly<Record<string, string>>;
  /** How long somebody may settle in before they are spoken to, in milliseconds. */
  readonly greetAfter?: number;
  /** Told for the log; holds no message text. */
  readonly log?: (message: string) => void;
}

export interface Greeter {
  /** Signs out. */
  stop(): void;
}

/** Group of the greeter's own list that holds everybody it has greeted. */
const GREETED_GROUP = 'Greeted';
const GREET_AFTER_DEFAULT = 1_500;
/** Wait before another try after a sign-in that failed, in milliseconds. */
const SIGN_IN_AGAIN_AFTER = 10_000;
const VERSION = '0.1.0';
/**
 * Dialects that know people on the list by account. Accounts made while the greeter is signed in are put on its
 * list by the server, and later dialects could not edit them for want of an identifier.
 */
const VERSIONS: readonly ProtocolVersion[] = [9, 8];
/** Group conversations remembered. */
const GROUP_CONVERSATIONS_MAX = 500;

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

/** Starts it; it signs in, and again after a loss, until it is stopped. */
export function startGreeter(options: GreeterOptions): Greeter {
  const account = parseAccountName(options.account);
  if (account === undefined) throw new TypeError('The greeter needs an account like greeter@example.com');
  return new RunningGreeter(options, account);
}

class RunningGreeter implements Greeter {
  readonly #options: GreeterOptions;
  readonly #account: AccountName;
  readonly #strings: GreeterStrings;
  readonly #client: MessengerClient;
  readonly #budget = new AnswerBudget();
  readonly #greeted = new Set<AccountName>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Requests whose conversation the hello goes to, and lines that carry one. */
  readonly #openings = new Map<string, AccountName>();
  readonly #hellos = new Map<string, AccountName>();
  readonly #groups = new Set<string>();

  constructor(options: GreeterOptions, account: AccountName) {
    this.#options = options;
    this.#account = account;
    this.#strings = withDefaults(options.strings ?? {});
    this.#client = createMessengerClient({ clientName: 'NudgeGreeter', clientVersion: VERSION, isBot: true });
    this.#client.subscribe((event) => this.#handle(event));
    this.#signIn();
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#client.close();
  }

  #signIn(): void {
    const { server, http, password } = this.#options;
    const credentials = { server, http, account: this.#account, password };
    this.#ask({ type: 'signIn', options: { ...credentials, status: 'online', versions: VERSIONS } });
  }

  #handle(event: MessengerEvent): void {
    switch (event.type) {
      case 'signedIn':
        return this.#signedIn();
      case 'signInFailed':
      case 'signedOut':
        return this.#sessionEnded(event);
      case 'groupChanged':
        return this.#rememberGreeted();
      case 'contactRequested':
        this.#ask({ type: 'answerContactRequest', account: event.account, answer: 'allow', addToList: true });
        return;
      case 'contactChanged':
        return this.#contactChanged(event.contact);
      case 'conversationChanged':
        if (event.isGroup && this.#groups.size < GROUP_CONVERSATIONS_MAX)
          this.#groups.add(event.conversationId);
        return;
      case 'lineChanged':
        return this.#lineChanged(event);
      case 'participantJoined':
        return this.#greetSoon(event.participant.account);
      case 'requestSettled':
        return this.#opened(event);
      case 'textReceived':
        return this.#answer(event);
      case 'nudgeReceived':
        return this.#answerNudge(event);
      default:
    }
  }

  #sessionEnded(event: Extract<MessengerEvent, { readonly type: 'signInFailed' | 'signedOut' }>): void {
    if (event.type === 'signedOut' && event.reason === 'requested') return;
    this.#options.log?.(`greeter: ${event.type} (${event.failure?.code ?? 'other place'})`);
    this.#later(SIGN_IN_AGAIN_AFTER, () => this.#signIn());
  }

  #signedIn(): void {
    this.#rememberGreeted();
    if (this.#greetedGroup() === undefined) this.#ask({ type: 'addGroup', name: GREETED_GROUP });
    for (const contact of this.#client.state.contacts.values()) this.#contactChanged(contact);
  }

  #greetedGroup(): GroupId | undefined {
    for (const group of this.#client.state.groups.values()) {
      if (group.name === GREETED_GROUP) return group.groupId;
    }
    return undefined;
  }

  /** Takes over what the list says, and writes down whom the list lacks. */
  #rememberGreeted(): void {
    const groupId = this.#greetedGroup();
    if (groupId === undefined) return;
    for (const contact of this.#client.state.contacts.values()) {
      if (contact.groupIds.includes(groupId)) this.#greeted.add(contact.account);
      else if (this.#greeted.has(contact.account)) this.#writeDown(contact.account);
    }
  }

  #writeDown(account: AccountName): void {
    const groupId = this.#greetedGroup();
    const contact = this.#client.state.contacts.get(account);
    const isListed = contact?.lists.has('forward') ?? false;
    if (groupId !== undefined && isListed && contact?.groupIds.includes(groupId) === false)
      this.#ask({ type: 'addToGroup', account, groupId });
  }

  #contactChanged(contact: Contact): void {
    if (contact.status === 'offline' || !contact.lists.has('forward')) return;
    this.#greetSoon(contact.account);
  }

  /** Another program of this kind; answering one another would never end. */
  #isGreeter(account: AccountName): boolean {
    const capabilities = this.#client.state.contacts.get(account)?.capabilities ?? 0;
    return account === this.#account || account.startsWith('greeter@') || hasCapability(capabilities, 'bot');
  }

  #greetSoon(account: AccountName): void {
    if (this.#greeted.has(account) || this.#isGreeter(account)) return;
    this.#greeted.add(account);
    this.#later(this.#options.greetAfter ?? GREET_AFTER_DEFAULT, () => {
      const id = this.#ask({ type: 'openConversation', account });
      this.#openings.set(id, account);
    });
  }

  #opened(event: Extract<MessengerEvent, { readonly type: 'requestSettled' }>): void {
    const account = this.#openings.get(event.id);
    this.#openings.delete(event.id);
    const { outcome } = event;
    if (account === undefined || !outcome.ok || outcome.conversationId === undefined) return;
    const name = this.#client.state.contacts.get(account)?.friendlyName ?? account;
    for (const text of helloLines(this.#strings, name)) {
      this.#hellos.set(this.#say(outcome.conversationId, text), account);
    }
  }

  /** A hello that did not arrive is said again another time. */
  #lineChanged(event: Extract<MessengerEvent, { readonly type: 'lineChanged' }>): void {
    const account = this.#hellos.get(event.lineId);
    if (account === undefined || event.state === 'waiting' || event.state === 'sent') return;
    this.#hellos.delete(event.lineId);
    if (event.state === 'delivered') this.#writeDown(account);
    else this.#greeted.delete(account);
  }

  #answer(event: Extract<MessengerEvent, { readonly type: 'textReceived' }>): void {
    const { conversationId, from, senderName: name, text } = event;
    if (this.#isGreeter(from) || !this.#budget.take(from, performance.now())) return;
    this.#greetSoon(from);
    if (!this.#groups.has(conversationId)) this.#say(conversationId, answerTo(this.#strings, { text, name }));
    else if (isHelp(this.#strings, text)) this.#say(conversationId, tipsText(this.#strings));
  }

  #answerNudge(event: Extract<MessengerEvent, { readonly type: 'nudgeReceived' }>): void {
    const { conversationId, from } = event;
    if (this.#isGreeter(from) || !this.#budget.take(from, performance.now())) return;
    this.#ask({ type: 'sendNudge', conversationId, lineId: randomUUID() });
  }

  #say(conversationId: string, text: string): string {
    const lineId = randomUUID();
    this.#ask({ type: 'sendText', conversationId, lineId, text });
    return lineId;
  }

  #ask(request: WithoutId<MessengerRequest>): string {
    const id = randomUUID();
    this.#client.submit({ ...request, id });
    return id;
  }

  #later(wait: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, wait);
    this.#timers.add(timer);
  }
}
