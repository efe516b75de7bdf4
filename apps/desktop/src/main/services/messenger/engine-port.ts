/**
 * The engine as the services use it: requests answered by promises, events by subscription. The engine itself
 * is loaded at the first request, so that a start without sign-in does not pay for it.
 */
import type { MessengerEvent, MessengerRequest, MessengerState, RequestOutcome } from '@nudge/msnp-engine';
import type { MessengerClient } from '@nudge/msnp-engine/node';
import { Emitter } from '../support/emitter.ts';

type WithoutId<Request> = Request extends MessengerRequest ? Omit<Request, 'id'> : never;

/** A request whose settling is a promise instead of an id. */
export type EngineRequest = WithoutId<MessengerRequest>;

export interface EnginePort {
  readonly state: MessengerState;
  /** Settles also when the line is lost or the engine is closed; never rejects. */
  ask(request: EngineRequest): Promise<RequestOutcome>;
  /** Returns the unsubscribe. */
  subscribe(listener: (event: MessengerEvent) => void): () => void;
  close(): void;
}

const NOTHING_KNOWN: MessengerState = {
  phase: 'signedOut',
  contacts: new Map(),
  groups: new Map(),
  takesOfflineMessages: false,
  transfers: new Map(),
};

const CLOSED: RequestOutcome = { ok: false, code: 'notSignedIn', message: 'The application is closing.' };

export class LazyEngine implements EnginePort {
  readonly #events = new Emitter<MessengerEvent>();
  readonly #pending = new Map<string, (outcome: RequestOutcome) => void>();
  readonly #load: () => Promise<MessengerClient>;
  readonly #isStale: () => boolean;
  #loading: Promise<MessengerClient> | undefined;
  #client: MessengerClient | undefined;
  #unsubscribe = (): void => {};
  #count = 0;
  #isClosed = false;

  /** `isStale`: the next sign-in wants another client than the one that was loaded, with other settings. */
  constructor(load: () => Promise<MessengerClient>, isStale: () => boolean = () => false) {
    this.#load = load;
    this.#isStale = isStale;
  }

  get state(): MessengerState {
    return this.#client?.state ?? NOTHING_KNOWN;
  }

  subscribe(listener: (event: MessengerEvent) => void): () => void {
    return this.#events.subscribe(listener);
  }

  async ask(request: EngineRequest): Promise<RequestOutcome> {
    if (request.type === 'signIn' && this.#client?.state.phase === 'signedOut' && this.#isStale())
      this.#letGo();
    const client = this.#client ?? (await this.#start());
    if (this.#isClosed) return CLOSED;
    this.#count += 1;
    const id = `r${this.#count}`;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      client.submit({ ...request, id });
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#letGo();
  }

  #letGo(): void {
    this.#client?.close();
    this.#unsubscribe();
    this.#client = undefined;
    this.#loading = undefined;
    for (const resolve of this.#pending.values()) resolve(CLOSED);
    this.#pending.clear();
  }

  #start(): Promise<MessengerClient> {
    this.#loading ??= this.#load().then((client) => {
      this.#client = client;
      this.#unsubscribe = client.subscribe((event) => this.#take(event));
      return client;
    });
    return this.#loading;
  }

  #take(event: MessengerEvent): void {
    if (event.type !== 'requestSettled') return this.#events.emit(event);
    const resolve = this.#pending.get(event.id);
    this.#pending.delete(event.id);
    resolve?.(event.outcome);
  }
}
