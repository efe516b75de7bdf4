import { type RunningServer, startServer } from '@nudge/msnp-server/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandEvent } from './command-events.ts';
import { run } from './run.ts';

type EventOf<Name extends CommandEvent['event']> = Extract<CommandEvent, { readonly event: Name }>;

/** A terminal: lines typed in, events read. */
class Terminal {
  readonly ended: Promise<number>;
  readonly #events: CommandEvent[] = [];
  readonly #typed: string[] = [];
  #isInputEnded = false;
  #wakeReader: () => void = () => undefined;
  #wakeInput: () => void = () => undefined;
  errors = '';

  constructor(address: string, more: readonly string[] = [], password = 'secret enough') {
    this.ended = run({
      args: [
        '--server',
        `127.0.0.1:${server.msnp.port}`,
        '--http',
        server.http,
        '--address',
        address,
        '--password-env',
        'PASSWORD',
        ...more,
      ],
      environment: { PASSWORD: password },
      input: this.#input(),
      output: (text) => {
        this.#events.push(JSON.parse(text) as CommandEvent);
        this.#wakeReader();
      },
      errorOutput: (text) => (this.errors += text),
    });
  }

  type(request: object | string): void {
    this.#typed.push(`${typeof request === 'string' ? request : JSON.stringify(request)}\n`);
    this.#wakeInput();
  }

  endInput(): void {
    this.#isInputEnded = true;
    this.#wakeInput();
  }

  async read<Name extends CommandEvent['event']>(
    name: Name,
    suits: (event: EventOf<Name>) => boolean = () => true,
  ): Promise<EventOf<Name>> {
    for (;;) {
      const at = this.#events.findIndex((event) => event.event === name && suits(event as EventOf<Name>));
      if (at >= 0) return this.#events.splice(at, 1)[0] as EventOf<Name>;
      await new Promise<void>((resolve) => (this.#wakeReader = resolve));
    }
  }

  async done(id: string): Promise<void> {
    await this.read('done', (event) => event.id === id);
  }

  async *#input(): AsyncIterable<string> {
    for (;;) {
      const text = this.#typed.shift();
      if (text !== undefined) yield text;
      else if (this.#isInputEnded) return;
      else await new Promise<void>((resolve) => (this.#wakeInput = resolve));
    }
  }
}

let server: RunningServer;

beforeEach(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    storage: { kind: 'memory' },
    passwordHash: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
  });
  for (const [address, name] of [
    ['alice@example.com', 'Alice'],
    ['bob@example.com', 'Bob'],
    ['carol@example.com', 'Carol'],
  ] as const) {
    await server.createAccount({ address, password: 'secret enough', name, legacyMd5: true });
  }
  await server.befriend('alice@example.com', 'bob@example.com');
  await server.befriend('alice@example.com', 'carol@example.com');
  await server.befriend('bob@example.com', 'carol@example.com');
});

afterEach(async () => {
  await server.stop();
});

describe('talking', () => {
  test('two people see one another and talk; every request ends in an event with its id', async () => {
    const alice = new Terminal('alice@example.com');
    expect(await alice.read('signedIn')).toMatchObject({ name: 'Alice', protocol: 'MSNP12' });
    expect(await alice.read('contact', ({ address }) => address === 'bob@example.com')).toMatchObject({
      name: 'Bob',
      status: 'offline',
    });
    const bob = new Terminal('bob@example.com', ['--protocol', 'MSNP8', '--status', 'busy']);
    expect(await bob.read('signedIn')).toMatchObject({ protocol: 'MSNP8' });
    expect(await alice.read('presence')).toMatchObject({
      address: 'bob@example.com',
      status: 'busy',
      was: 'offline',
    });

    alice.type({ do: 'message', to: 'bob@example.com', text: 'Hello', id: 'm1', format: { bold: true } });
    const heard = await bob.read('message');
    expect(heard).toMatchObject({ from: 'alice@example.com', name: 'Alice', text: 'Hello' });
    expect(heard.format?.bold).toBe(true);
    await alice.read('sent', ({ id }) => id === 'm1');
    await alice.read('delivered', ({ id }) => id === 'm1');

    bob.type({ do: 'typing', to: 'alice@example.com', id: 't1' });
    expect((await alice.read('typing')).from).toBe('bob@example.com');
    await bob.done('t1');
    bob.type({ do: 'nudge', conversation: heard.conversation, id: 'n1' });
    expect((await alice.read('nudge')).from).toBe('bob@example.com');
    await bob.read('delivered', ({ id }) => id === 'n1');
    bob.type({ do: 'nudge', conversation: heard.conversation, id: 'n2' });
    expect(await bob.read('error')).toMatchObject({ id: 'n2', code: 'tooSoon' });

    alice.type({ do: 'message', to: 'nobody@example.com', text: 'Hello?', id: 'm2' });
    expect(await alice.read('failed')).toMatchObject({ id: 'm2', reason: 'notOnline', serverCode: 217 });

    alice.type({ do: 'signOut', id: 'bye' });
    await alice.done('bye');
    expect(await alice.read('signedOut')).toMatchObject({ reason: 'requested' });
    expect(await alice.ended).toBe(0);
    bob.endInput();
    expect(await bob.ended).toBe(0);
  });

  test('a third person is invited and leaves', async () => {
    const alice = new Terminal('alice@example.com');
    const bob = new Terminal('bob@example.com');
    const carol = new Terminal('carol@example.com');
    for (const each of [alice, bob, carol]) await each.read('signedIn');
    alice.type({ do: 'message', to: 'bob@example.com', text: 'Shall we ask Carol?', id: '1' });
    const { conversation } = await alice.read('delivered');
    alice.type({ do: 'invite', conversation, address: 'carol@example.com', id: '2' });
    await alice.done('2');
    expect(await bob.read('conversation', ({ group }) => group)).toMatchObject({
      people: expect.arrayContaining(['carol@example.com']) as unknown,
    });
    alice.type({ do: 'message', conversation, text: 'Welcome', id: '3' });
    const welcome = await carol.read('message');
    expect((await bob.read('message', ({ text }) => text === 'Welcome')).from).toBe('alice@example.com');
    carol.type({ do: 'leave', conversation: welcome.conversation, id: '4' });
    await carol.done('4');
    await alice.read('left', ({ address }) => address === 'carol@example.com');
    for (const each of [alice, bob, carol]) each.endInput();
    for (const each of [alice, bob, carol]) expect(await each.ended).toBe(0);
  });
});

describe('somebody who is offline', () => {
  test('gets what was left for them, in order and once', async () => {
    const alice = new Terminal('alice@example.com');
    await alice.read('offlineMessages');
    for (const [id, text] of [
      ['o1', 'Call me'],
      ['o2', 'It is\nurgent \u{1f642}'],
    ]) {
      alice.type({ do: 'leaveText', to: 'bob@example.com', text, id });
      await alice.read('sent', (event) => event.id === id);
      await alice.read('kept', (event) => event.id === id);
    }

    const bob = new Terminal('bob@example.com');
    const first = await bob.read('offlineMessage');
    expect(first).toMatchObject({ from: 'alice@example.com', name: 'Alice', text: 'Call me' });
    expect(new Date(first.sentAt).toISOString()).toBe(first.sentAt);
    expect(await bob.read('offlineMessage')).toMatchObject({ text: 'It is\nurgent \u{1f642}' });
    // What comes next is fetched when those before are deleted.
    alice.type({ do: 'leaveText', to: 'bob@example.com', text: 'Thanks', id: 'o3' });
    expect(await bob.read('offlineMessage')).toMatchObject({ text: 'Thanks' });
    bob.endInput();
    expect(await bob.ended).toBe(0);

    await alice.read('kept');
    alice.type({ do: 'leaveText', to: 'bob@example.com', text: 'Last', id: 'o4' });
    await alice.read('kept');
    const later = new Terminal('bob@example.com');
    expect(['Thanks', 'Last']).toContain((await later.read('offlineMessage')).text);
    for (const each of [alice, later]) each.endInput();
    for (const each of [alice, later]) expect(await each.ended).toBe(0);
  });

  test('cannot be left anything in a dialect that knows no such messages', async () => {
    const alice = new Terminal('alice@example.com', ['--protocol', 'MSNP8']);
    alice.type({ do: 'leaveText', to: 'bob@example.com', text: 'Later', id: 'o1' });
    expect(await alice.read('error')).toMatchObject({ id: 'o1', code: 'notSupported' });
    alice.type({ do: 'leaveText', text: 'to whom?', id: 'o2' });
    expect(await alice.read('error')).toMatchObject({ id: 'o2', code: 'badRequest' });
    alice.endInput();
    expect(await alice.ended).toBe(0);
  });
});

describe('the list', () => {
  test('people and groups are edited', async () => {
    const alice = new Terminal('alice@example.com');
    await alice.read('signedIn');
    alice.type({ do: 'addGroup', name: 'Friends', id: '1' });
    const { group } = await alice.read('group', ({ name }) => name === 'Friends');
    await alice.done('1');
    const bob = 'bob@example.com';
    const edits = [
      { do: 'addToGroup', address: bob, group },
      { do: 'renameGroup', group, name: 'Best friends' },
      { do: 'moveContact', address: bob, from: group },
      { do: 'addToGroup', address: bob, group },
      { do: 'removeFromGroup', address: bob, group },
      { do: 'removeGroup', group },
      { do: 'renameContact', address: bob, name: 'Bobby' },
      { do: 'block', address: bob },
      { do: 'unblock', address: bob },
      { do: 'removeContact', address: bob, block: true },
      { do: 'addContact', address: bob },
      { do: 'status', status: 'away' },
      { do: 'displayName', name: 'Alice A.' },
      { do: 'personalMessage', text: 'Out & about' },
      { do: 'phone', kind: 'home', number: '555 1234' },
      { do: 'privacy', others: 'block' },
      { do: 'notifyOnAdd', notify: 'never' },
      { do: 'list' },
    ];
    for (const [index, edit] of edits.entries()) {
      alice.type({ ...edit, id: `edit ${index}` });
      await alice.done(`edit ${index}`);
    }
    const last = await alice.read('profile', ({ notify }) => notify === 'never');
    expect(last).toMatchObject({
      name: 'Alice A.',
      status: 'away',
      personalMessage: 'Out & about',
      phones: { home: '555 1234' },
      others: 'block',
    });
    alice.endInput();
    expect(await alice.ended).toBe(0);
  });

  test('somebody who adds this account is answered', async () => {
    await server.createAccount({
      address: 'dave@example.com',
      password: 'secret enough',
      name: 'Dave',
      legacyMd5: false,
    });
    const alice = new Terminal('alice@example.com');
    const dave = new Terminal('dave@example.com');
    await alice.read('signedIn');
    dave.type({ do: 'addContact', address: 'alice@example.com', invitation: 'It is me, from work', id: '1' });
    const asked = { event: 'contactRequest', address: 'dave@example.com', name: 'Dave' };
    expect(await alice.read('contactRequest')).toEqual(asked);
    expect(await alice.read('contactRequest')).toEqual({ ...asked, invitation: 'It is me, from work' });
    alice.type({ do: 'answerRequest', address: 'dave@example.com', answer: 'allow', add: true, id: '2' });
    await alice.done('2');
    expect(await dave.read('presence')).toMatchObject({ address: 'alice@example.com', status: 'online' });
    alice.endInput();
    dave.endInput();
    expect([await alice.ended, await dave.ended]).toEqual([0, 0]);
  });
});

describe('what goes wrong', () => {
  test('a wrong password is an error event and a failed exit', async () => {
    const alice = new Terminal('alice@example.com', [], 'wrong');
    expect(await alice.read('error')).toMatchObject({ code: 'wrongPassword' });
    expect(await alice.ended).toBe(1);
  });

  test('bad lines are told, and the next one is done', async () => {
    const alice = new Terminal('alice@example.com');
    alice.type('rubbish');
    alice.type({ do: 'dance', id: 'd' });
    alice.type({ do: 'status', status: 'asleep', id: 's' });
    alice.type({ do: 'message', text: 'to whom?', id: 'w' });
    alice.type({ do: 'message', conversation: 'none', text: 'where?', id: 'n' });
    alice.type({ do: 'status', status: 'busy', id: 'fine' });
    expect((await alice.read('error')).message).toBe('is no JSON');
    expect(await alice.read('error')).toMatchObject({ id: 'd', code: 'badRequest' });
    expect(await alice.read('error')).toMatchObject({ id: 's', code: 'badRequest' });
    expect(await alice.read('error')).toMatchObject({ id: 'w', code: 'badRequest' });
    expect(await alice.read('error')).toMatchObject({ id: 'n', code: 'noSuchConversation' });
    await alice.done('fine');
    alice.endInput();
    expect(await alice.ended).toBe(0);
  });

  test('signing in elsewhere ends it', async () => {
    const first = new Terminal('alice@example.com');
    await first.read('signedIn');
    const second = new Terminal('alice@example.com');
    await second.read('signedIn');
    expect(await first.read('signedOut')).toMatchObject({
      reason: 'otherPlace',
      place: { address: 'loopback', clientName: 'Nudge' },
    });
    expect(await first.ended).toBe(1);
    second.endInput();
    expect(await second.ended).toBe(0);
  });

  test('what is asked before the input ends is still done', async () => {
    const alice = new Terminal('alice@example.com');
    alice.type({ do: 'status', status: 'away', id: '1' });
    alice.type({ do: 'message', to: 'bob@example.com', text: 'Hello', id: '2' });
    alice.endInput();
    await alice.done('1');
    expect(await alice.read('failed')).toMatchObject({ id: '2', reason: 'notOnline' });
    expect(await alice.ended).toBe(0);
  });
});

test('bad flags end at once; help is no failure', async () => {
  const outputs: string[] = [];
  const base = {
    environment: {},
    input: (async function* () {})(),
    output: (text: string) => void outputs.push(text),
    errorOutput: (text: string) => void outputs.push(text),
  };
  expect(await run({ ...base, args: [] })).toBe(2);
  expect(outputs.join('')).toContain('--server is needed');
  expect(await run({ ...base, args: ['--help'] })).toBe(0);
  expect(outputs.join('')).toContain('Usage: npm run --silent cli');
});
