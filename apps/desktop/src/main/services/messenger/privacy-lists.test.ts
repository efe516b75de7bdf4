import { describe, expect, it } from 'vitest';
import { messengerScene, settle, SIGN_IN } from '../../../../test/messenger-scene.ts';
import { account, ALICE, BOB, CAROL, contact, profile } from '../../../../test/scripted-engine.ts';

const DAN = account('dan@example.com');

async function signedIn(...contacts: readonly ReturnType<typeof contact>[]) {
  const scene = messengerScene();
  await scene.messenger.control.signIn(SIGN_IN);
  await settle();
  scene.engine.playSignedIn(contacts);
  return { ...scene, privacy: scene.messenger.privacy };
}

describe('what is shown', () => {
  it('is whoever is decided about or has this account, and what holds for all others', async () => {
    const { privacy } = await signedIn(
      contact(BOB),
      contact(CAROL, 'offline', ['block']),
      contact(DAN, 'offline', ['reverse']),
      contact(account('eve@example.com'), 'offline', ['forward']),
    );
    expect(privacy.view).toEqual({
      people: [
        { address: BOB, displayName: 'Bob', list: 'allowed', isContact: true, hasUsOnTheirList: true },
        { address: CAROL, displayName: 'Carol', list: 'blocked', isContact: false, hasUsOnTheirList: false },
        { address: DAN, displayName: 'Dan', list: 'none', isContact: false, hasUsOnTheirList: true },
      ],
      othersAreBlocked: false,
      asksWhenAdded: true,
    });
  });

  it('names people as everywhere, also when that changes', async () => {
    const { privacy, nicknames, changes } = await signedIn(contact(BOB));
    nicknames.set(BOB, 'Bobby');
    privacy.tellName(BOB.toUpperCase());
    expect(changes.last('options', 'privacyChanged')?.privacy?.people[0]?.displayName).toBe('Bobby');
    const told = changes.count('options', 'privacyChanged');
    privacy.tellName('nobody@example.com');
    expect(changes.count('options', 'privacyChanged')).toBe(told);
  });

  it('follows the server, and is not told again for a status', async () => {
    const { engine, changes } = await signedIn(contact(BOB));
    const told = changes.count('options', 'privacyChanged');
    engine.playPresence(contact(BOB, 'away'), 'online');
    engine.play({ type: 'ownProfileChanged', profile: profile('busy') });
    expect(changes.count('options', 'privacyChanged')).toBe(told);
    engine.playPresence(contact(BOB, 'away', ['forward', 'block', 'reverse']), 'away');
    expect(changes.last('options', 'privacyChanged')?.privacy?.people).toMatchObject([{ list: 'blocked' }]);
    engine.play({ type: 'ownProfileChanged', profile: { ...profile(), defaultPrivacy: 'block' } });
    expect(changes.last('options', 'privacyChanged')?.privacy).toMatchObject({ othersAreBlocked: true });
  });

  it('outlives a lost line, and ends with the session', async () => {
    const { engine, privacy, changes } = await signedIn(contact(BOB));
    engine.playConnectionLost();
    expect(privacy.view?.people).toHaveLength(1);
    engine.play({ type: 'signedOut', reason: 'requested' });
    expect(privacy.view).toBeUndefined();
    expect(changes.last('options', 'privacyChanged')).toEqual({ type: 'privacyChanged', privacy: undefined });
  });
});

describe('a change', () => {
  it('asks the server for each of its parts', async () => {
    const { engine, privacy } = await signedIn(contact(BOB));
    const reply = await privacy.apply({
      moves: [
        { address: BOB, list: 'blocked' },
        { address: CAROL, list: 'allowed' },
        { address: DAN, list: 'none' },
      ],
      othersAreBlocked: true,
      asksWhenAdded: false,
    });
    expect(reply.ok).toBe(true);
    expect(engine.requests.slice(-5)).toEqual([
      { type: 'block', account: BOB },
      { type: 'unblock', account: CAROL },
      { type: 'forgetPrivacy', account: DAN },
      { type: 'setDefaultPrivacy', privacy: 'block' },
      { type: 'setNotifyOnAdd', notifyOnAdd: 'never' },
    ]);
  });

  it('ends at what the server refuses, and says so', async () => {
    const { engine, privacy } = await signedIn(contact(BOB));
    engine.answer('block', { ok: false, code: 'lineLost', message: 'The line was lost' });
    const moves = [{ address: BOB, list: 'blocked' as const }];
    expect(await privacy.apply({ moves, othersAreBlocked: true })).toMatchObject({ ok: false });
    expect(engine.asked('setDefaultPrivacy')).toEqual([]);
    expect(await privacy.apply({ moves: [{ address: ALICE.slice(0, 4), list: 'allowed' }] })).toMatchObject({
      ok: false,
      failure: { code: 'badAddress' },
    });
  });
});
