import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { messengerScene, settle, SIGN_IN } from '../../../../test/messenger-scene.ts';
import { ALICE, profile } from '../../../../test/scripted-engine.ts';
import { effectiveStatus } from './idle-status.ts';

const FIVE_MINUTES = 300;
const HERE = { idleSeconds: 0, isScreenLocked: false, isBusyOnScreen: false } as const;
const LEFT = { ...HERE, idleSeconds: FIVE_MINUTES } as const;
const FILLED = { ...HERE, isBusyOnScreen: true } as const;

async function signedIn() {
  const scene = messengerScene();
  await scene.messenger.control.signIn(SIGN_IN);
  await settle();
  scene.engine.playSignedIn();
  const statuses = () => scene.engine.asked('setStatus').map(({ status }) => status);
  return { ...scene, own: scene.messenger.own, statuses };
}

describe('idle (C05)', () => {
  it('is told once after five minutes, and input brings Online back', async () => {
    const { own, statuses } = await signedIn();
    await own.notice({ ...HERE, idleSeconds: FIVE_MINUTES - 1 });
    expect(statuses()).toEqual([]);
    await own.notice(LEFT);
    await own.notice({ ...HERE, idleSeconds: FIVE_MINUTES + 60 });
    expect(statuses()).toEqual(['idle']);
    await own.notice(HERE);
    expect(statuses()).toEqual(['idle', 'online']);
  });

  it('leaves a status that was chosen alone', async () => {
    const { own, statuses } = await signedIn();
    await own.choose('busy');
    await own.notice(LEFT);
    await own.notice(HERE);
    expect(statuses()).toEqual(['busy']);
  });

  it('is told anew to a session that began without it', async () => {
    const { own, statuses, engine } = await signedIn();
    await own.notice(LEFT);
    engine.playConnectionLost();
    engine.playSignedIn([], { afterReconnect: true });
    await own.notice(LEFT);
    expect(statuses()).toEqual(['idle', 'idle']);
    await own.notice(HERE);
    expect(statuses()).toEqual(['idle', 'idle', 'online']);
  });

  it('comes at once when the screen is locked', async () => {
    const { own, statuses } = await signedIn();
    await own.notice({ ...HERE, isScreenLocked: true });
    expect(statuses()).toEqual(['idle']);
  });

  it('does not come when it is switched off, nor while the line is lost', async () => {
    const { own, statuses, engine, current } = await signedIn();
    engine.playConnectionLost();
    await own.notice(LEFT);
    engine.playSignedIn([], { afterReconnect: true });
    current.settings = {
      ...DEFAULT_SETTINGS,
      personal: { ...DEFAULT_SETTINGS.personal, awayWhenIdle: false },
    };
    await own.notice(LEFT);
    expect(statuses()).toEqual([]);
  });

  it('comes at once with a locked screen, whatever is chosen about minutes without input', async () => {
    const { own, statuses, current } = await signedIn();
    current.settings = {
      ...DEFAULT_SETTINGS,
      personal: { ...DEFAULT_SETTINGS.personal, awayWhenIdle: false },
    };
    await own.notice({ ...HERE, isScreenLocked: true });
    await own.notice(HERE);
    expect(statuses()).toEqual(['idle', 'online']);
  });

  it.each([
    [1, 59, 'online'],
    [1, 60, 'idle'],
    [999, 59_939, 'online'],
    [999, 59_940, 'idle'],
  ] as const)('with %i minutes set, %i seconds make %s', (awayAfterMinutes, idleSeconds, status) => {
    const settings = { ...DEFAULT_SETTINGS.personal, awayAfterMinutes };
    const facts = { ...HERE, chosen: 'online', settings, idleSeconds } as const;
    expect(effectiveStatus(facts)).toBe(status);
  });
});

describe('Busy while a program fills the screen', () => {
  it('is told once, and Online comes back with its end', async () => {
    const { own, statuses } = await signedIn();
    await own.notice(FILLED);
    await own.notice(FILLED);
    expect(statuses()).toEqual(['busy']);
    await own.notice(HERE);
    expect(statuses()).toEqual(['busy', 'online']);
  });

  it('leaves a status that was chosen alone', async () => {
    const { own, statuses } = await signedIn();
    await own.choose('away');
    await own.notice(FILLED);
    await own.notice(HERE);
    expect(statuses()).toEqual(['away']);
  });

  it('stands above inactivity, and below a locked screen', async () => {
    const { own, statuses } = await signedIn();
    await own.notice({ ...FILLED, idleSeconds: FIVE_MINUTES });
    await own.notice({ ...FILLED, isScreenLocked: true });
    expect(statuses()).toEqual(['busy', 'idle']);
  });

  it('is not what alerts and sounds go by, unlike Busy that was chosen', async () => {
    const { own, engine } = await signedIn();
    await own.notice(FILLED);
    engine.play({ type: 'ownProfileChanged', profile: profile('busy') });
    expect([own.view?.status, own.statusForAttention]).toEqual(['busy', 'online']);
    await own.choose('busy');
    expect(own.statusForAttention).toBe('busy');
    engine.play({ type: 'ownProfileChanged', profile: profile('idle') });
    expect(own.statusForAttention).toBe('idle');
  });
});

describe('the own side', () => {
  it('shows what the server confirmed, in the product\u2019s words', async () => {
    const { own, engine, changes } = await signedIn();
    engine.play({ type: 'ownProfileChanged', profile: profile('hidden') });
    expect(own.view?.status).toBe('appearOffline');
    expect(changes.last('main', 'ownChanged')?.own?.status).toBe('appearOffline');
    expect(changes.last('options', 'ownChanged')?.own?.status).toBe('appearOffline');
  });

  it('is one line in the tray too, whatever another program made of it', async () => {
    const { own, engine } = await signedIn();
    const friendlyName = 'Al\u202Eice\n(Busy)';
    engine.play({
      type: 'ownProfileChanged',
      profile: { ...profile(), friendlyName, personalMessage: 'a\u0007' },
    });
    expect(own.view).toMatchObject({ displayName: 'Alice (Busy)', personalMessage: 'a' });
    engine.play({ type: 'ownProfileChanged', profile: { ...profile(), friendlyName: '\u202E' } });
    expect(own.view?.displayName).toBe(ALICE);
  });

  it('counts unread mail once the server told', async () => {
    const { own, engine } = await signedIn();
    expect(own.view).not.toHaveProperty('unreadMail');
    engine.play({ type: 'mailChanged', inboxUnread: 3, foldersUnread: 1 });
    expect(own.view?.unreadMail).toBe(3);
    engine.play({ type: 'signedOut', reason: 'requested' });
    expect(own.view).toBeUndefined();
  });

  it('hands the server\u2019s refusal of a name on', async () => {
    const { own, engine } = await signedIn();
    engine.answer('setDisplayName', { ok: false, code: 'refusedByServer', serverCode: 209, message: '' });
    expect(await own.setName('x')).toEqual({ ok: false, failure: { code: 'badDisplayName', number: '209' } });
  });
});
