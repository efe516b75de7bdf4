import type { RunningServer } from '@nudge/msnp-server/node';
import { afterEach, describe, expect, test } from 'vitest';
import { Person, serverWith, TESTED_VERSIONS } from './people.ts';

let server: RunningServer | undefined;
let people: Person[] = [];

async function meet(...names: string[]): Promise<readonly [RunningServer, ...Person[]]> {
  server = await serverWith(names);
  people = names.map((name) => new Person(name));
  return [server, ...people];
}

afterEach(async () => {
  for (const person of people) person.client.close();
  await server?.stop();
});

describe.each(TESTED_VERSIONS)('over MSNP%i', (version) => {
  const versions = [version];

  test('two people sign in, add one another, see one another and talk', async () => {
    const [place, alice, bob] = await meet('alice', 'bob');
    if (!alice || !bob) throw new Error('nobody came');
    expect(await alice.signIn(place, { versions })).toEqual({ ok: true });
    expect(await bob.signIn(place, { versions })).toEqual({ ok: true });
    expect(alice.client.state.version).toBe(version);
    expect(alice.client.state.profile?.friendlyName).toBe('Alice');

    expect(await alice.ask({ type: 'addContact', account: bob.account })).toEqual({ ok: true });
    expect(await bob.hear('contactRequested')).toMatchObject({
      account: alice.account,
      friendlyName: 'Alice',
    });
    expect(
      await bob.ask({
        type: 'answerContactRequest',
        account: alice.account,
        answer: 'allow',
        addToList: true,
      }),
    ).toEqual({ ok: true });
    await alice.sees(bob, 'online');
    await bob.sees(alice, 'online');

    expect(await bob.ask({ type: 'setStatus', status: 'busy' })).toEqual({ ok: true });
    await alice.sees(bob, 'busy');

    const conversationId = await alice.open(bob);
    const line = { conversationId, lineId: 'line-1', text: 'Hello, Bob 😀' };
    expect(await alice.ask({ type: 'sendText', ...line })).toEqual({ ok: true, conversationId });
    const heard = await bob.hear('textReceived');
    expect(heard).toMatchObject({ from: alice.account, text: line.text, lineId: 'line-1' });
    expect(await alice.hear('lineChanged', ({ state }) => state === 'delivered')).toMatchObject({
      lineId: 'line-1',
    });

    await bob.ask({
      type: 'sendText',
      conversationId: heard.conversationId,
      lineId: 'line-2',
      text: 'Hello',
    });
    expect(await alice.hear('textReceived')).toMatchObject({ conversationId, text: 'Hello' });
    await bob.ask({ type: 'sendTyping', conversationId: heard.conversationId });
    await alice.hear('typingReceived');
    await bob.ask({ type: 'sendNudge', conversationId: heard.conversationId, lineId: 'line-3' });
    await alice.hear('nudgeReceived');

    expect(await bob.ask({ type: 'signOut' })).toEqual({ ok: true });
    await alice.sees(bob, 'offline');
  });
});
