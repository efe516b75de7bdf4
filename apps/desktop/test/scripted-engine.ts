import type { AccountName, GroupId, ListName, PresenceStatus } from '@nudge/msnp-codec';
import type { Contact, MessengerEvent, MessengerState, OwnProfile, RequestOutcome } from '@nudge/msnp-engine';
import type { EnginePort, EngineRequest } from '../src/main/services/messenger/engine-port.ts';
import { Emitter } from '../src/main/services/support/emitter.ts';

export const account = (text: string): AccountName => text as AccountName;

export const ALICE = account('alice@example.com');
export const BOB = account('bob@example.com');
export const CAROL = account('carol@example.com');

const noPhones = {};

export function contact(
  address: AccountName,
  status: PresenceStatus = 'online',
  lists: readonly ListName[] = ['forward', 'allow', 'reverse'],
): Contact {
  const name = address.split('@')[0] ?? '';
  return {
    account: address,
    friendlyName: name.charAt(0).toUpperCase() + name.slice(1),
    lists: new Set(lists),
    groupIds: [] as readonly GroupId[],
    status,
    personalMessage: '',
    currentMedia: '',
    capabilities: 0,
    phones: noPhones,
  };
}

export function profile(status: PresenceStatus = 'online'): OwnProfile {
  return {
    account: ALICE,
    friendlyName: 'Alice',
    status,
    personalMessage: '',
    phones: noPhones,
    defaultPrivacy: 'allow',
    notifyOnAdd: 'ask',
  };
}

type RequestOf<Type extends EngineRequest['type']> = Extract<EngineRequest, { readonly type: Type }>;

/** An engine whose answers and events the test plays. Requests it is not told about succeed. */
export class ScriptedEngine implements EnginePort {
  readonly requests: EngineRequest[] = [];
  readonly #events = new Emitter<MessengerEvent>();
  readonly #outcomes = new Map<EngineRequest['type'], (request: EngineRequest) => RequestOutcome>();
  state: MessengerState = {
    phase: 'signedOut',
    contacts: new Map(),
    groups: new Map(),
    takesOfflineMessages: false,
    transfers: new Map(),
  };
  isClosed = false;

  answer(type: EngineRequest['type'], outcome: RequestOutcome): void {
    this.#outcomes.set(type, () => outcome);
  }

  /** Answers each request of a type by itself; may play events before. */
  answerEach<Type extends EngineRequest['type']>(
    type: Type,
    answer: (request: RequestOf<Type>) => RequestOutcome,
  ): void {
    const isMeant = (request: EngineRequest): request is RequestOf<Type> => request.type === type;
    this.#outcomes.set(type, (request) => (isMeant(request) ? answer(request) : { ok: true }));
  }

  async ask(request: EngineRequest): Promise<RequestOutcome> {
    this.requests.push(request);
    return this.#outcomes.get(request.type)?.(request) ?? { ok: true };
  }

  subscribe(listener: (event: MessengerEvent) => void): () => void {
    return this.#events.subscribe(listener);
  }

  close(): void {
    this.isClosed = true;
  }

  play(event: MessengerEvent): void {
    this.#events.emit(event);
  }

  /** The requests of one type, in order. */
  asked<Type extends EngineRequest['type']>(type: Type): readonly RequestOf<Type>[] {
    return this.requests.filter((request): request is RequestOf<Type> => request.type === type);
  }

  /** Everything a sign-in brings: profile, list, and the event itself. */
  playSignedIn(contacts: readonly Contact[] = [], options: { readonly afterReconnect?: boolean } = {}): void {
    this.state = {
      phase: 'signedIn',
      profile: profile(),
      contacts: new Map(contacts.map((one) => [one.account, one])),
      groups: new Map(),
      takesOfflineMessages: false,
      transfers: new Map(),
    };
    this.play({ type: 'signedIn', version: 12, afterReconnect: options.afterReconnect ?? false });
  }

  playConnectionLost(retryInMilliseconds = 5000): void {
    const failure = { code: 'lineLost', stage: 'signedIn', message: 'The line was lost' } as const;
    this.play({ type: 'connectionLost', failure, retryInMilliseconds });
  }

  /** A change of presence as the server tells it. */
  playPresence(changed: Contact, wasStatus: PresenceStatus, initial = false): void {
    this.state = { ...this.state, contacts: new Map(this.state.contacts).set(changed.account, changed) };
    this.play({ type: 'contactChanged', contact: changed, wasStatus, initial });
  }
}
