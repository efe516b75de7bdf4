/** Messages that the real server keeps, over real sockets and HTTP. */
import { randomUUID } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { RunningServer } from '@nudge/msnp-server/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SignInOptions } from '../../src/index.ts';
import { account, Person, serverWith } from './people.ts';

const LONG = `${'مرحبا 👋🏽 — ça va? '.repeat(200)}end`;
const TEXTS = ['Are you there?', LONG, '  two\r\nlines & <tags> 😀  '];

let server: RunningServer;
const people: Person[] = [];

beforeEach(async () => {
  server = await serverWith(['alice', 'bob', 'carol']);
  await server.befriend('alice@example.com', 'bob@example.com');
});

afterEach(async () => {
  for (const person of people.splice(0)) person.client.close();
  await server.stop();
});

async function arrive(name: string, options: Partial<SignInOptions> = {}): Promise<Person> {
  const person = new Person(name);
  people.push(person);
  expect(await person.signIn(server, options)).toEqual({ ok: true });
  await person.hear('offlineMessagesPossible');
  return person;
}

/** Leaves a line; how it ended. */
async function leave(
  from: Person,
  line: { readonly conversationId: string; readonly text: string; readonly lineId?: string },
): Promise<string> {
  const { lineId = randomUUID() } = line;
  expect(await from.ask({ type: 'leaveText', ...line, lineId })).toMatchObject({ ok: true });
  const { state, reason } = await from.hear('lineChanged', (event) => {
    return event.lineId === lineId && event.state !== 'waiting' && event.state !== 'sent';
  });
  return reason === undefined ? state : `${state}: ${reason}`;
}

async function open(from: Person, name: string): Promise<string> {
  const outcome = await from.ask({ type: 'openConversation', account: account(name) });
  if (!outcome.ok || outcome.conversationId === undefined) throw new Error('no conversation');
  return outcome.conversationId;
}

type Left = Awaited<ReturnType<typeof readOne>>;

const readOne = (person: Person) => person.hear('offlineMessageReceived');

async function read(person: Person, count: number): Promise<readonly Left[]> {
  const messages: Left[] = [];
  while (messages.length < count) messages.push(await readOne(person));
  return messages;
}

const textsOf = (messages: readonly Left[]): readonly string[] => messages.map(({ text }) => text);

async function take(person: Person, messages: readonly Left[]): Promise<void> {
  const messageIds = messages.map(({ messageId }) => messageId);
  expect(await person.ask({ type: 'offlineMessagesTaken', messageIds })).toEqual({ ok: true });
}

interface LosingFront {
  readonly http: string;
  /** The next answer that something was kept does not get through. */
  losesNext: boolean;
  close(): Promise<void>;
}

/** Stands before the HTTP side of a server. */
async function losingAnswers(target: string): Promise<LosingFront> {
  const front = createServer((request, response) => {
    const { method, url, headers } = request;
    const onward = httpRequest(new URL(url ?? '/', target), { method, headers }, (answer) => {
      const isLost = state.losesNext && url?.includes('OimWS') === true && answer.statusCode === 200;
      if (isLost) {
        state.losesNext = false;
        answer.resume().on('end', () => response.destroy());
      } else {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      }
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const address = front.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const state = {
    http: `http://127.0.0.1:${port}`,
    losesNext: false,
    close: () => new Promise<void>((resolve) => void front.close(() => resolve())),
  };
  return state;
}

describe.each([11, 12] as const)('in MSNP%i', (version) => {
  test('lines are got in order; again after a death before they were taken, never afterwards', async () => {
    const alice = await arrive('alice', { versions: [version] });
    const conversationId = await open(alice, 'bob');
    for (const text of TEXTS) expect(await leave(alice, { conversationId, text })).toBe('kept');

    const killed = await arrive('bob', { versions: [version] });
    const got = await read(killed, TEXTS.length);
    expect(textsOf(got)).toEqual(TEXTS);
    expect(got[0]).toMatchObject({ from: alice.account, senderName: 'Alice' });
    killed.client.close();

    const bob = await arrive('bob', { versions: [version] });
    const again = await read(bob, TEXTS.length);
    expect(again).toEqual(got);
    await take(bob, again);
    // What is fetched next is asked for after they are deleted.
    expect(await leave(alice, { conversationId, text: 'at once' })).toBe('kept');
    expect(textsOf(await read(bob, 1))).toEqual(['at once']);
    bob.client.close();

    expect(await leave(alice, { conversationId, text: 'last' })).toBe('kept');
    const returned = await arrive('bob', { versions: [version] });
    expect(textsOf(await read(returned, 2))).toEqual(['at once', 'last']);
  });
});

test('a line left again is got once, with its id', async () => {
  const alice = await arrive('alice');
  const conversationId = await open(alice, 'bob');
  const lineId = randomUUID();
  expect(await leave(alice, { conversationId, text: 'once', lineId })).toBe('kept');
  expect(await leave(alice, { conversationId, text: 'once', lineId })).toBe('kept');
  expect(await leave(alice, { conversationId, text: 'then' })).toBe('kept');
  const messages = await read(await arrive('bob'), 2);
  expect(textsOf(messages)).toEqual(['once', 'then']);
  expect(messages[0]?.lineId).toBe(lineId);
});

test('a line whose answer was lost is left again, and got once', async () => {
  const front = await losingAnswers(server.http);
  const alice = await arrive('alice', { http: front.http });
  const conversationId = await open(alice, 'bob');
  const lineId = randomUUID();
  front.losesNext = true;
  expect(await leave(alice, { conversationId, text: 'once', lineId })).toBe('unknown');
  expect(await leave(alice, { conversationId, text: 'once', lineId })).toBe('kept');
  expect(await leave(alice, { conversationId, text: 'then' })).toBe('kept');
  expect(textsOf(await read(await arrive('bob'), 2))).toEqual(['once', 'then']);
  await front.close();
});

test('many lines of several people, more than the notice lists', async () => {
  await server.befriend('carol@example.com', 'bob@example.com');
  const senders = [await arrive('alice'), await arrive('carol')];
  const said = new Map<string, string[]>();
  for (let count = 0; count < 60; count++) {
    const from = senders[count % 2];
    if (from === undefined) throw new Error('nobody');
    const text = `${count} ${'x'.repeat(300)}`;
    const conversationId = await open(from, 'bob');
    expect(await leave(from, { conversationId, text })).toBe('kept');
    said.set(from.account, [...(said.get(from.account) ?? []), text]);
  }
  const messages = await read(await arrive('bob'), 60);
  for (const [sender, texts] of said) {
    expect(textsOf(messages.filter(({ from }) => from === sender))).toEqual(texts);
  }
});

test('nothing can be left for somebody who does not let us, or is not there', async () => {
  const bob = await arrive('bob');
  await bob.ask({ type: 'block', account: account('alice') });
  await bob.ask({ type: 'signOut' });
  const alice = await arrive('alice');
  for (const name of ['bob', 'nobody']) {
    const conversationId = await open(alice, name);
    expect(await leave(alice, { conversationId, text: 'Hello?' })).toBe('failed: refused');
  }
  expect(alice.client.state.phase).toBe('signedIn');
});

test('over TLS alone where the session is', async () => {
  await server.stop();
  server = await serverWith(['alice', 'bob'], { tls: { kind: 'own' } });
  await server.befriend('alice@example.com', 'bob@example.com');
  const trustedFingerprint = server.fingerprint ?? '';
  const { host, port } = server.msnp;
  const secure = {
    server: { host, port, isSecure: true },
    http: server.http.replace(/^http:/, 'https:'),
    trustedFingerprint,
  };
  const alice = await arrive('alice', secure);
  const conversationId = await open(alice, 'bob');
  expect(await leave(alice, { conversationId, text: LONG })).toBe('kept');
  expect(textsOf(await read(await arrive('bob', secure), 1))).toEqual([LONG]);
});
