import { type AccountName, parseAccountName } from '@nudge/msnp-codec';
import type { MessengerEvent } from '@nudge/msnp-engine';
import { createMessengerClient, type MessengerClient } from '@nudge/msnp-engine/node';
import { type RunningServer, startServer } from '@nudge/msnp-server/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Greeter, startGreeter } from './greeter.ts';

const GREETER = 'greeter@nudge.local';
const PASSWORD = 'secret enough';

let server: RunningServer;
let greeters: Greeter[] = [];
let clients: MessengerClient[] = [];

beforeEach(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    storage: { kind: 'memory' },
    greeter: { account: GREETER, name: 'Greeter' },
    passwordHash: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
  });
});

afterEach(async () => {
  for (const greeter of greeters) greeter.stop();
  for (const client of clients) client.close();
  greeters = [];
  clients = [];
  await server.stop();
});

function greet(account = GREETER, password = server.greeterPassword ?? ''): Greeter {
  const greeter = startGreeter({ server: server.msnp, http: server.http, account, password, greetAfter: 0 });
  greeters.push(greeter);
  return greeter;
}

class Visitor {
  readonly client = createMessengerClient({ clientName: 'Nudge', clientVersion: '0.1.0' });
  readonly #events: MessengerEvent[] = [];
  #wake: () => void = () => undefined;

  constructor() {
    clients.push(this.client);
    this.client.subscribe((event) => {
      this.#events.push(event);
      this.#wake();
    });
  }

  async hear<Type extends MessengerEvent['type']>(
    type: Type,
  ): Promise<Extract<MessengerEvent, { readonly type: Type }>> {
    for (;;) {
      const at = this.#events.findIndex((event) => event.type === type);
      const [event] = at < 0 ? [] : this.#events.splice(at, 1);
      if (event !== undefined) return event as Extract<MessengerEvent, { readonly type: Type }>;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async open(account: AccountName): Promise<string> {
    this.client.submit({ type: 'openConversation', id: 'open', account });
    for (;;) {
      const { id, outcome } = await this.hear('requestSettled');
      if (id === 'open' && outcome.ok && outcome.conversationId !== undefined) return outcome.conversationId;
    }
  }

  pendingTexts(): number {
    return this.#events.filter(({ type }) => type === 'textReceived').length;
  }
}

async function visit(name: string): Promise<Visitor> {
  const address = `${name}@example.com`;
  const account = parseAccountName(address);
  if (account === undefined) throw new Error('no account');
  await server.createAccount({ address, password: PASSWORD, name, legacyMd5: false });
  return signIn(name);
}

async function signIn(name: string): Promise<Visitor> {
  const account = parseAccountName(`${name}@example.com`);
  if (account === undefined) throw new Error('no account');
  const visitor = new Visitor();
  visitor.client.submit({
    type: 'signIn',
    id: 'sign in',
    options: { server: server.msnp, http: server.http, account, password: PASSWORD, status: 'online' },
  });
  await visitor.hear('signedIn');
  return visitor;
}

test('somebody new is greeted once, answered in words and in nudges, and not greeted again after a restart', async () => {
  const first = greet();
  const ann = await visit('ann');
  const hello = await ann.hear('textReceived');
  expect(hello).toMatchObject({ from: GREETER });
  expect(hello.text).toContain('ann');
  expect((await ann.hear('textReceived')).text).toContain('nudge');

  const { conversationId } = hello;
  ann.client.submit({ type: 'sendText', id: '1', conversationId, lineId: 'line 1', text: 'what a day' });
  expect((await ann.hear('textReceived')).text).toContain('what a day');
  ann.client.submit({ type: 'sendNudge', id: '2', conversationId, lineId: 'line 2' });
  await ann.hear('nudgeReceived');
  ann.client.close();
  first.stop();

  greet();
  const again = await signIn('ann');
  const account = parseAccountName(GREETER);
  if (account === undefined) throw new Error('no account');
  const reopened = await again.open(account);
  again.client.submit({
    type: 'sendText',
    id: '3',
    conversationId: reopened,
    lineId: 'line 3',
    text: 'help',
  });
  expect((await again.hear('textReceived')).text.split('\n')).toHaveLength(4);
  expect(again.pendingTexts()).toBe(0);
});

test('who adds the greeter is let in and added back', async () => {
  await server.createAccount({
    address: 'late@example.com',
    password: PASSWORD,
    name: 'Late',
    legacyMd5: false,
  });
  greet();
  const late = await signIn('late');
  const account = parseAccountName(GREETER);
  if (account === undefined) throw new Error('no account');
  late.client.submit({ type: 'addContact', id: 'add', account });
  expect((await late.hear('textReceived')).from).toBe(GREETER);
});

test('another greeter gets no answer', async () => {
  greet();
  const other = await visit('greeter');
  const account = parseAccountName(GREETER);
  if (account === undefined) throw new Error('no account');
  const conversationId = await other.open(account);
  other.client.submit({ type: 'sendText', id: '1', conversationId, lineId: 'line 1', text: 'Hello' });
  while ((await other.hear('lineChanged')).state !== 'delivered');
  const ann = await visit('ann');
  await ann.hear('textReceived');
  expect(other.pendingTexts()).toBe(0);
});
