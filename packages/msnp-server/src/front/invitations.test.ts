import { INVITATION_TEXT_MAX_LENGTH, type AccountName } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { Harness, type MemoryClient } from '../../test/harness.ts';
import { openSqliteStore } from '../node/sqlite-store.ts';
import {
  INVITATIONS_KEPT_MAX,
  INVITATIONS_OPEN_MAX,
  INVITATIONS_WINDOW_MAX,
  INVITATIONS_WINDOW_MS,
} from '../limits.ts';

const ALICE = 'alice@example.com' as AccountName;
const BOB = 'bob@example.com' as AccountName;
const TO_BOB = 'bob@example.com';

async function harnessWith(...names: readonly string[]): Promise<Harness> {
  const harness = await Harness.open();
  await harness.accounts(...names);
  return harness;
}

/** What is sent for words to somebody, of whatever length. */
function words(trId: number, text: string, account = TO_BOB): string {
  const { length } = new TextEncoder().encode(text);
  return `SDC ${trId} ${account} 0x0409 MSMSGS MSMSGS X X Alice ${length}\r\n${text}`;
}

const brought = (text: string, from = 'alice@example.com'): string =>
  'MSG Hotmail Hotmail ' +
  `MIME-Version: 1.0\r\nContent-Type: text/x-nudge-invitation; charset=UTF-8\r\nInvited-By: ${from}\r\n\r\n${text}`;

/** Words of invitation among what arrived, the length left out. */
const invitationsIn = (lines: readonly string[]): readonly string[] =>
  lines
    .filter((line) => line.includes('text/x-nudge-invitation'))
    .map((line) => line.replace(/^(MSG Hotmail Hotmail) \d+\n/, '$1 '));

async function asNudge(client: MemoryClient): Promise<MemoryClient> {
  client.say('CVR 90 0x0409 linux 6 x64 Nudge 0.1.0 Nudge somebody@example.com');
  await client.hear();
  return client;
}

/** Alice has put Bob on her list. */
async function added(harness: Harness, name = 'alice'): Promise<MemoryClient> {
  const client = await harness.online(name, 12);
  client.say(`ADC 5 FL N=${TO_BOB} F=Bob`);
  await client.hear();
  return client;
}

async function waitingFor(harness: Harness, version: 9 | 12 = 12): Promise<readonly string[]> {
  const bob = await asNudge(await harness.signIn('bob', version));
  bob.say(version === 12 ? 'SYN 4 0 0' : 'SYN 4 0');
  const lines = await bob.hear();
  bob.hangUp();
  await bob.hear();
  return invitationsIn(lines);
}

describe('words of invitation (SDC)', () => {
  test('reach a Nudge client at once, as they were written', async () => {
    const harness = await harnessWith('alice', 'bob');
    const bob = await asNudge(await harness.online('bob', 12));
    const alice = await added(harness);
    await bob.hear();
    alice.sayRaw(words(6, '  Grüße vom See!\r\nInvited-By: eve@example.com  '));
    expect(await alice.hear()).toEqual(['SDC 6 OK']);
    expect(invitationsIn(await bob.hear())).toEqual([
      brought('Grüße vom See!\r\nInvited-By: eve@example.com'),
    ]);
  });

  test.each([9, 12] as const)('wait beside the list, the last ones of each (MSNP%i)', async (version) => {
    const harness = await harnessWith('alice', 'bob', 'carol');
    const alice = await added(harness);
    const carol = await added(harness, 'carol');
    alice.sayRaw(words(6, 'first'));
    carol.sayRaw(words(6, 'from Carol'));
    await alice.hear();
    await harness.advance(1);
    alice.sayRaw(words(7, 'second'));
    expect(await alice.hear()).toEqual(['SDC 7 OK']);
    const expected = [brought('from Carol', 'carol@example.com'), brought('second')];
    expect(await waitingFor(harness, version)).toEqual(expected);
    expect(await waitingFor(harness, version)).toEqual(expected);
  });

  test('come with a list that has not changed, too', async () => {
    const harness = await harnessWith('alice', 'bob');
    (await added(harness)).sayRaw(words(6, 'hello'));
    const bob = await asNudge(await harness.signIn('bob', 12));
    bob.say('SYN 4 0 0');
    const [, , first, second] = /^SYN (\d+) (\S+) (\S+)/m.exec((await bob.hear()).join('\n')) ?? [];
    bob.say(`SYN 5 ${first} ${second}`);
    const lines = await bob.hear();
    expect(lines[0]).toBe(`SYN 5 ${first} ${second}`);
    expect(invitationsIn(lines)).toEqual([brought('hello')]);
  });

  test('are said to no other client', async () => {
    const harness = await harnessWith('alice', 'bob');
    const bob = await harness.online('bob', 12);
    const alice = await added(harness);
    alice.sayRaw(words(6, 'hello'));
    expect(await alice.hear()).toEqual(['SDC 6 OK']);
    bob.say('SYN 8 0 0');
    expect(invitationsIn(await bob.hear())).toEqual([]);
    expect(await waitingFor(harness)).toEqual([brought('hello')]);
  });

  test.each([
    ['is allowed', 'ADC 6 AL N=alice@example.com'],
    ['is blocked', 'ADC 6 BL N=alice@example.com'],
    ['is no longer pending', 'REM 6 PL alice@example.com'],
  ])('are forgotten once the sender %s', async (_what, answer) => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await added(harness);
    alice.sayRaw(words(6, 'hello'));
    await alice.hear();
    const bob = await harness.online('bob', 12);
    bob.say(answer, 'ADC 7 RL N=alice@example.com');
    await bob.hear();
    expect(await harness.service.core.store.countInvitationsBy(ALICE)).toBe(0);
    alice.sayRaw(words(7, 'hello again'));
    expect(await alice.hear()).toContain('SDC 7 OK');
    expect(await waitingFor(harness)).toEqual([]);
  });

  test('are forgotten when the sender takes the person off their list', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await harness.online('alice', 9);
    alice.say(`ADD 5 FL ${TO_BOB} Bob 0`);
    alice.sayRaw(words(6, 'hello'));
    alice.say(`REM 7 FL ${TO_BOB}`);
    await alice.hear();
    expect(await harness.service.core.store.loadInvitations(BOB)).toEqual([]);
    expect(await waitingFor(harness)).toEqual([]);
  });

  test('outlive the server', async () => {
    const store = await openSqliteStore({ file: ':memory:' });
    const harness = await Harness.open({ store });
    await harness.accounts('alice', 'bob');
    const alice = await added(harness);
    alice.sayRaw(words(6, 'hello'));
    await alice.hear();
    expect(await waitingFor(await Harness.open({ store }))).toEqual([brought('hello')]);
  });

  test.each([
    ['somebody unknown', words(6, 'hello', 'nobody@example.com')],
    ['somebody who was not added', words(6, 'hello', 'carol@example.com')],
    ['oneself', words(6, 'hello', ALICE)],
    ['nobody in words', words(6, ' \r\n ')],
  ])('to %s are accepted and go nowhere', async (_what, command) => {
    const harness = await harnessWith('alice', 'bob', 'carol');
    const alice = await added(harness);
    alice.sayRaw(command);
    expect(await alice.hear()).toEqual(['SDC 6 OK']);
    expect(await harness.service.core.store.countInvitationsBy(ALICE)).toBe(0);
  });

  test('that are too long are cut, and never through a character', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await added(harness);
    const fits = 'x'.repeat(INVITATION_TEXT_MAX_LENGTH - 1);
    alice.sayRaw(words(6, `${fits}😀 and more`));
    expect(await alice.hear()).toEqual(['SDC 6 OK']);
    expect(await waitingFor(harness)).toEqual([brought(fits)]);
  });

  test.each([
    ['0x0409 MSMSGS MSMSGS X X 0', 'too few arguments'],
    ['0x0409 MSMSGS MSMSGS X Y Alice 0', 'another constant'],
    ['0x0409 MSMSGS MSMSGS X X Alice A 0', 'too many arguments'],
    ['0', 'next to none'],
  ])('%s: 503, and the end (%s)', async (rest) => {
    const alice = await (await harnessWith('alice')).online('alice', 12);
    alice.say(`SDC 6 ${TO_BOB} ${rest}`);
    expect(await alice.hear()).toEqual(['503 6']);
    expect(alice.isClosed).toBe(true);
  });

  test('to a number of the directory, which this server has not, are refused', async () => {
    const alice = await (await harnessWith('alice')).online('alice', 7);
    alice.sayRaw(words(6, 'hello', '1'));
    expect(await alice.hear()).toEqual(['201 6']);
    expect(alice.isClosed).toBe(false);
  });

  test('come no faster than anybody makes friends', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await added(harness);
    for (let at = 0; at < INVITATIONS_WINDOW_MAX; at++) alice.sayRaw(words(100 + at, `no. ${at}`));
    expect(await alice.hear()).toHaveLength(INVITATIONS_WINDOW_MAX);
    alice.sayRaw(words(6, 'one more'));
    expect(await alice.hear()).toEqual(['800 6']);
    harness.clock.time += INVITATIONS_WINDOW_MS;
    alice.sayRaw(words(7, 'another time'));
    expect(await alice.hear()).toEqual(['SDC 7 OK']);
    expect(await waitingFor(harness)).toEqual([brought('another time')]);
  });

  test.each([
    ['for one person', INVITATIONS_KEPT_MAX, (at: number) => ({ owner: BOB, sender: `p${at}@example.com` })],
    ['by one person', INVITATIONS_OPEN_MAX, (at: number) => ({ owner: `p${at}@example.com`, sender: ALICE })],
  ])('%s have an end; whoever is there already may write anew', async (_what, max, at) => {
    const harness = await harnessWith('alice', 'bob');
    const { store } = harness.service.core;
    const alice = await added(harness);
    const keep = async (count: number): Promise<void> => {
      for (let place = 0; place < count; place++) {
        const { owner, sender } = at(place);
        const invitation = { sender: sender as AccountName, text: 'x', writtenAt: place };
        await store.apply([{ kind: 'invitation', owner: owner as AccountName, invitation }]);
      }
    };
    await keep(max);
    alice.sayRaw(words(6, 'no room'));
    expect(await alice.hear()).toEqual(['SDC 6 OK']);
    const texts = async () => (await store.loadInvitations(BOB)).map(({ text }) => text);
    expect(await texts()).not.toContain('no room');
    const { owner, sender } = at(0);
    await store.apply([
      { kind: 'invitationRemoved', owner: owner as AccountName, sender: sender as AccountName },
    ]);
    alice.sayRaw(words(7, 'room'));
    await alice.hear();
    expect(await texts()).toContain('room');
    await keep(1);
    alice.sayRaw(words(8, 'written anew'));
    await alice.hear();
    expect(await texts()).toContain('written anew');
  });
});

describe('invitations without words', () => {
  test.each([2, 7, 12] as const)('are accepted (SND, MSNP%i)', async (version) => {
    const alice = await (await harnessWith('alice')).online('alice', version);
    alice.say(`SND 6 ${TO_BOB}`, `SND 7 ${TO_BOB} 0x0409 MSMSGS`);
    expect(await alice.hear()).toEqual(['SND 6 OK', 'SND 7 OK']);
  });

  test('SDC is not yet there in MSNP4', async () => {
    const alice = await (await harnessWith('alice')).online('alice', 4);
    alice.sayRaw(words(6, 'hello'));
    expect(await alice.hear()).toEqual(['502 6']);
  });
});
