/** A real server with people on it, over real sockets on free ports of this machine. */
import { type AccountName, parseAccountName, type ProtocolVersion } from '@nudge/msnp-codec';
import { type RunningServer, startServer, type StartOptions } from '@nudge/msnp-server/node';
import type { MessengerEvent, MessengerRequest, RequestOutcome, SignInOptions } from '../../src/index.ts';
import {
  createMessengerClient,
  type MessengerClient,
  type MessengerClientOptions,
} from '../../src/node/index.ts';

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;
type EventOf<Type extends MessengerEvent['type']> = Extract<MessengerEvent, { readonly type: Type }>;

const CHEAP_HASH = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
export const PASSWORD = 'correct horse';

export function account(name: string): AccountName {
  const parsed = parseAccountName(`${name}@example.com`);
  if (parsed === undefined) throw new Error(`${name} makes no account`);
  return parsed;
}

export async function serverWith(
  names: readonly string[],
  options: Partial<StartOptions> = {},
): Promise<RunningServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    storage: { kind: 'memory' },
    passwordHash: CHEAP_HASH,
    ...options,
  });
  for (const name of names) {
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    await server.createAccount({ address: account(name), password: PASSWORD, name: title, legacyMd5: true });
  }
  return server;
}

/** One person at a client of the engine; every event is kept until somebody asks for it. */
export class Person {
  readonly account: AccountName;
  readonly client: MessengerClient;
  readonly events: MessengerEvent[] = [];
  readonly #waiting: (() => void)[] = [];
  #nextId = 1;

  constructor(name: string, options: Partial<MessengerClientOptions> = {}) {
    this.account = account(name);
    this.client = createMessengerClient({ clientName: 'Nudge', clientVersion: '0.1.0', ...options });
    this.client.subscribe((event) => {
      this.events.push(event);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  /** Waits for an event and takes it, and everything before it of the same type, out of the list. */
  async hear<Type extends MessengerEvent['type']>(
    type: Type,
    suits: (event: EventOf<Type>) => boolean = () => true,
  ): Promise<EventOf<Type>> {
    for (;;) {
      const at = this.events.findIndex((event) => isOfType(event, type) && suits(event));
      const event = this.events[at];
      if (event !== undefined && isOfType(event, type)) {
        this.events.splice(at, 1);
        return event;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  heard<Type extends MessengerEvent['type']>(type: Type): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => isOfType(event, type));
  }

  /** Submits and waits until the request is settled. */
  async ask(request: WithoutId<MessengerRequest>): Promise<RequestOutcome> {
    const id = `request-${this.#nextId++}`;
    this.client.submit({ ...request, id });
    return (await this.hear('requestSettled', (event) => event.id === id)).outcome;
  }

  async signIn(server: RunningServer, options: Partial<SignInOptions> = {}): Promise<RequestOutcome> {
    const { host, port } = server.msnp;
    return this.ask({
      type: 'signIn',
      options: {
        server: { host, port },
        http: server.http,
        account: this.account,
        password: PASSWORD,
        status: 'online',
        ...options,
      },
    });
  }

  async open(other: Person): Promise<string> {
    const outcome = await this.ask({ type: 'openConversation', account: other.account });
    if (!outcome.ok || outcome.conversationId === undefined) throw new Error('no conversation');
    return outcome.conversationId;
  }

  async sees(other: Person, status: string): Promise<void> {
    if (this.client.state.contacts.get(other.account)?.status === status) return;
    await this.hear(
      'contactChanged',
      ({ contact }) => contact.account === other.account && contact.status === status,
    );
  }
}

function isOfType<Type extends MessengerEvent['type']>(
  event: MessengerEvent,
  type: Type,
): event is EventOf<Type> {
  return event.type === type;
}

/** Dialects that every test over sockets is run for. */
export const TESTED_VERSIONS = [2, 5, 7, 8, 9, 10, 11, 12] as const satisfies readonly ProtocolVersion[];
