/** Display pictures and emoticons, from one client to another through the real server. */
import { buildMsnObject, encodeMsnObject, parseMsnObject } from '@nudge/msnp-codec';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Inhabitant } from '../world.ts';
import { pair, someBytes } from './people.ts';

const PICTURE = someBytes(5_000);
const GIF = Uint8Array.from([0x47, 0x49, 0x46, 0x38, ...someBytes(700, 3)]);
const sha1 = (bytes: Uint8Array): Uint8Array => createHash('sha1').update(bytes).digest();

function show(person: Inhabitant, data: Uint8Array | undefined): string {
  const picture = data === undefined ? undefined : { data, location: 'me.png' };
  return person.submit({ type: 'setDisplayPicture', picture });
}

function pictureSeen(by: Inhabitant, of: Inhabitant): string | undefined {
  return by.messenger.state.contacts.get(of.account)?.msnObject;
}

function fetchPicture(by: Inhabitant, of: Inhabitant): string {
  const msnObject = pictureSeen(by, of) ?? 'none';
  return by.submit({ type: 'fetchObject', account: of.account, msnObject });
}

describe('display pictures', () => {
  test.each([9, 10, 11, 12] as const)('both ways in MSNP%i', async (version) => {
    const { world, alice, bob } = await pair(version);
    show(alice, PICTURE);
    show(bob, GIF);
    await world.advance(1_000);
    const requests = [fetchPicture(alice, bob), fetchPicture(bob, alice)];
    await world.advance(10_000);
    expect(alice.outcomeOf(requests[0] ?? '')).toEqual({ ok: true });
    expect(bob.outcomeOf(requests[1] ?? '')).toEqual({ ok: true });
    expect(alice.all('objectFetched').map(({ data }) => data)).toEqual([GIF]);
    expect(bob.all('objectFetched').map(({ data }) => data)).toEqual([PICTURE]);
    expect(bob.all('objectFetched')[0]).toMatchObject({
      account: alice.account,
      msnObject: pictureSeen(bob, alice),
      sha1d: parseMsnObject(pictureSeen(bob, alice) ?? '')?.sha1d,
    });
  });

  test('a new one, and none, are told at once', async () => {
    const { world, alice, bob } = await pair();
    show(alice, PICTURE);
    await world.advance(500);
    const first = pictureSeen(bob, alice);
    show(alice, GIF);
    await world.advance(500);
    const second = pictureSeen(bob, alice);
    expect(parseMsnObject(second ?? '')).toMatchObject({ creator: alice.account, size: GIF.length, type: 3 });
    expect(second).not.toBe(first);
    show(alice, undefined);
    await world.advance(500);
    expect(pictureSeen(bob, alice)).toBeUndefined();
  });

  test('it stays through another status, a lost line and the next sign-in', async () => {
    const { world, alice, bob } = await pair();
    show(alice, PICTURE);
    await world.advance(500);
    const shown = pictureSeen(bob, alice);
    alice.submit({ type: 'setStatus', status: 'busy' });
    await world.advance(500);
    expect(pictureSeen(bob, alice)).toBe(shown);
    alice.notificationLine?.cut();
    await world.advance(30_000);
    expect(pictureSeen(bob, alice)).toBe(shown);
    alice.submit({ type: 'signOut' });
    await world.advance(1_000);
    alice.signIn();
    await world.advance(2_000);
    expect(pictureSeen(bob, alice)).toBe(shown);
  });

  test('one given with the sign-in is there from the first status on', async () => {
    const { world, alice, bob } = await pair();
    bob.submit({ type: 'signOut' });
    await world.advance(1_000);
    bob.signIn({ displayPicture: { data: PICTURE } });
    await world.advance(2_000);
    const shown = alice.all('contactChanged').filter(({ contact }) => contact.status === 'online');
    expect(shown.at(-1)?.contact.msnObject).toContain(`Size="${PICTURE.length}"`);
  });

  test('nobody gets a window, and the switchboard is left after a while', async () => {
    const { world, alice, bob } = await pair();
    show(alice, PICTURE);
    await world.advance(500);
    fetchPicture(bob, alice);
    await world.advance(10_000);
    expect(bob.lines).toHaveLength(2);
    expect([...alice.events, ...bob.events].map(({ type }) => type)).not.toContain('textReceived');
    await world.advance(90_000);
    expect(bob.lines).toHaveLength(1);
    expect(alice.lines).toHaveLength(1);
  });

  test('one that is asked for twice comes twice, and goes over the line once', async () => {
    const { world, alice, bob } = await pair();
    show(alice, PICTURE);
    await world.advance(500);
    const requests = [fetchPicture(bob, alice), fetchPicture(bob, alice)];
    await world.advance(10_000);
    expect(requests.map((id) => bob.outcomeOf(id))).toEqual([{ ok: true }, { ok: true }]);
    expect(bob.all('objectFetched')).toHaveLength(2);
  });

  test('ones that nobody has, and that nobody can have', async () => {
    const { world, alice, bob } = await pair();
    const source = { creator: alice.account, type: 3, location: '0', data: PICTURE };
    const unknown = encodeMsnObject(buildMsnObject(source, sha1));
    const huge = encodeMsnObject({ ...buildMsnObject(source, sha1), size: 900_000_000 });
    const ask = (msnObject: string): string =>
      bob.submit({ type: 'fetchObject', account: alice.account, msnObject });
    const requests = [ask(unknown), ask(huge), ask('<msnobj/>')];
    await world.advance(60_000);
    const [first, second, third] = requests.map((id) => bob.outcomeOf(id));
    expect(first?.ok).toBe(false);
    expect(second).toMatchObject({ ok: false, code: 'invalidArgument' });
    expect(third).toMatchObject({ ok: false, code: 'invalidArgument' });
    expect(bob.all('objectFetched')).toEqual([]);
  });

  test('somebody who is blocked is not asked by, nor answered', async () => {
    const { world, alice, bob } = await pair();
    show(alice, PICTURE);
    await world.advance(500);
    const msnObject = pictureSeen(bob, alice) ?? '';
    alice.submit({ type: 'block', account: bob.account });
    await world.advance(1_000);
    const request = bob.submit({ type: 'fetchObject', account: alice.account, msnObject });
    await world.advance(60_000);
    expect(bob.outcomeOf(request)).toMatchObject({ ok: false, code: 'notOnline' });
  });

  test('too large ones are not shown', async () => {
    const { alice } = await pair();
    expect(alice.outcomeOf(show(alice, new Uint8Array(300_000)))).toMatchObject({ ok: false });
    expect(alice.outcomeOf(show(alice, new Uint8Array(0)))).toMatchObject({ ok: false });
  });
});

describe('emoticons', () => {
  const smile = { code: ':me:', data: PICTURE };
  const dance = { code: '(go)', data: GIF };

  test.each([9, 12] as const)('are announced before the line, and served, in MSNP%i', async (version) => {
    const { world, alice, bob } = await pair(version);
    const conversationId = alice.open(bob);
    const text = 'look :me: (go)';
    alice.submit({ type: 'sendText', conversationId, lineId: 'one', text, emoticons: [smile, dance] });
    await world.advance(2_000);
    const told = bob.events.map(({ type }) => type);
    expect(told.filter((type) => type === 'emoticonsAnnounced' || type === 'textReceived')).toEqual([
      'emoticonsAnnounced',
      'emoticonsAnnounced',
      'textReceived',
    ]);
    expect(alice.fateOf('one')).toEqual(['waiting', 'sent', 'delivered']);
    const pairs = bob.all('emoticonsAnnounced').flatMap((event) => event.pairs);
    expect(pairs.map(({ code }) => code)).toEqual([':me:', '(go)']);
    for (const { msnObject } of pairs) bob.submit({ type: 'fetchObject', account: alice.account, msnObject });
    await world.advance(10_000);
    expect(bob.all('objectFetched').map(({ data }) => data)).toEqual([PICTURE, GIF]);
  });

  test('stay words where the dialect has no pictures', async () => {
    const { world, alice, bob } = await pair(8);
    const conversationId = alice.open(bob);
    alice.submit({ type: 'sendText', conversationId, lineId: 'one', text: ':me:', emoticons: [smile] });
    await world.advance(2_000);
    expect(bob.heard).toEqual([':me:']);
    expect(bob.all('emoticonsAnnounced')).toEqual([]);
  });

  test.each([
    ['too many', Array.from({ length: 6 }, (_each, index) => ({ code: `(${index})`, data: GIF }))],
    ['one code twice', [smile, { ...dance, code: smile.code }]],
    ['a code too long', [{ ...smile, code: '(eight!)' }]],
    ['a code with a blank', [{ ...smile, code: 'a b' }]],
    ['too large', [{ ...smile, data: new Uint8Array(200_000) }]],
    ['empty', [{ ...smile, data: new Uint8Array(0) }]],
  ])('are refused: %s', async (_what, emoticons) => {
    const { world, alice, bob } = await pair();
    const conversationId = alice.open(bob);
    const request = alice.submit({ type: 'sendText', conversationId, lineId: 'one', text: 'x', emoticons });
    await world.advance(2_000);
    expect(alice.outcomeOf(request)).toMatchObject({ ok: false, code: 'invalidArgument' });
    expect(bob.heard).toEqual([]);
  });
});
