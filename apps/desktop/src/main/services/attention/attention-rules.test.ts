import { DEFAULT_SETTINGS, type AttentionWish, type Status } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import {
  attentionFor,
  isNudgeMissed,
  mayAlert,
  mayPlay,
  USUAL,
  type AttentionFacts,
} from './attention-rules.ts';

const FACTS: AttentionFacts = {
  kind: 'text',
  window: 'unfocused',
  ownStatus: 'online',
  alerts: DEFAULT_SETTINGS.alerts,
  choice: USUAL,
  silenceMilliseconds: undefined,
};

describe('an incoming line', () => {
  it('opens, flashes, alerts and sounds when there was no window', () => {
    expect(attentionFor({ ...FACTS, window: 'new' })).toEqual({
      flash: true,
      alert: 'message',
      sound: 'newalert',
      isUnread: true,
    });
  });

  it('flashes and sounds, without an alert, in a window that is open', () => {
    expect(attentionFor(FACTS)).toEqual({ flash: true, alert: undefined, sound: 'type', isUnread: true });
  });

  it('that offers a file alerts and is heard in every window that has not the focus', () => {
    const file = { ...FACTS, kind: 'file', silenceMilliseconds: 0 } as const;
    for (const window of ['new', 'unfocused', 'minimized'] as const) {
      expect(attentionFor({ ...file, window })).toMatchObject({
        alert: 'fileOffer',
        sound: 'newalert',
        flash: true,
      });
    }
    expect(attentionFor({ ...file, window: 'focused' })).toMatchObject({
      alert: undefined,
      sound: undefined,
    });
  });

  it('does nothing in the window that has the focus (C04)', () => {
    expect(attentionFor({ ...FACTS, window: 'focused' })).toEqual({
      flash: false,
      alert: undefined,
      sound: undefined,
      isUnread: false,
    });
  });

  it('is heard in the window that has the focus once that is chosen (C04)', () => {
    const sounds = { ...DEFAULT_SETTINGS.alerts.sounds, focused: true };
    const facts = { ...FACTS, window: 'focused', alerts: { ...DEFAULT_SETTINGS.alerts, sounds } } as const;
    expect(attentionFor(facts)).toEqual({
      flash: false,
      alert: undefined,
      sound: 'focused',
      isUnread: false,
    });
    expect(attentionFor({ ...facts, kind: 'file' }).sound).toBeUndefined();
    expect(attentionFor({ ...facts, choice: { alerts: 'usual', sounds: 'off' } }).sound).toBeUndefined();
  });

  it('is not heard there for the sake of a person who is heard above the usual', () => {
    const choice = { alerts: 'on', sounds: 'on' } as const;
    expect(attentionFor({ ...FACTS, window: 'focused', choice }).sound).toBeUndefined();
  });

  it('alerts again in a minimised window after a minute of silence', () => {
    const minimized = { ...FACTS, window: 'minimized' } as const;
    expect(attentionFor({ ...minimized, silenceMilliseconds: 59_999 }).alert).toBeUndefined();
    expect(attentionFor({ ...minimized, silenceMilliseconds: 60_000 }).alert).toBe('message');
  });

  it('flashes and counts, silently and without alert, while Busy (C03)', () => {
    expect(attentionFor({ ...FACTS, window: 'new', ownStatus: 'busy' })).toEqual({
      flash: true,
      alert: undefined,
      sound: undefined,
      isUnread: true,
    });
  });

  it('heeds the switches for alerts and for each sound', () => {
    const sounds = { ...DEFAULT_SETTINGS.alerts.sounds, newalert: false };
    const alerts = { ...DEFAULT_SETTINGS.alerts, message: false, sounds };
    expect(attentionFor({ ...FACTS, window: 'new', alerts })).toMatchObject({
      alert: undefined,
      sound: undefined,
      flash: true,
    });
  });
});

describe('a nudge', () => {
  const nudge = { ...FACTS, kind: 'nudge', silenceMilliseconds: 0 } as const;

  it('sounds even in the focused window', () => {
    expect(attentionFor({ ...nudge, window: 'focused' }).sound).toBe('nudge');
  });

  it('alerts whenever its window is out of sight, however lately something came', () => {
    expect(attentionFor({ ...nudge, window: 'new' }).alert).toBe('nudge');
    expect(attentionFor({ ...nudge, window: 'minimized' }).alert).toBe('nudge');
    expect(attentionFor({ ...nudge, window: 'unfocused' }).alert).toBeUndefined();
  });
});

describe('sounds (C07)', () => {
  it('are silenced one by one, all at once, and by Busy', () => {
    const { alerts } = DEFAULT_SETTINGS;
    expect(mayPlay('online', FACTS)).toBe(true);
    expect(mayPlay('offline', FACTS)).toBe(false);
    expect(mayPlay('online', { ...FACTS, alerts: { ...alerts, muteAll: true } })).toBe(false);
    expect(mayPlay('online', { ...FACTS, ownStatus: 'busy' })).toBe(false);
  });
});

describe('what is chosen for somebody', () => {
  it.each<[AttentionWish, isUsual: boolean, Status, isShown: boolean]>([
    ['usual', true, 'online', true],
    ['usual', false, 'online', false],
    ['on', true, 'online', true],
    ['on', false, 'online', true],
    ['off', true, 'online', false],
    ['off', false, 'online', false],
    ['on', true, 'busy', false],
    ['on', false, 'busy', false],
    ['on', false, 'away', true],
  ])('%s, with the event switched on (%s), while %s: %s', (wish, isUsual, ownStatus, isShown) => {
    expect(mayAlert(isUsual, ownStatus, { alerts: wish, sounds: 'usual' })).toBe(isShown);
    const sounds = { ...DEFAULT_SETTINGS.alerts.sounds, online: isUsual };
    const alerts = { ...DEFAULT_SETTINGS.alerts, sounds };
    expect(mayPlay('online', { alerts, ownStatus, choice: { alerts: 'usual', sounds: wish } })).toBe(isShown);
  });

  it('never sounds while everything is muted', () => {
    const alerts = { ...DEFAULT_SETTINGS.alerts, muteAll: true };
    expect(mayPlay('online', { ...FACTS, alerts, choice: { alerts: 'on', sounds: 'on' } })).toBe(false);
  });

  it('holds for their lines, which still flash and count', () => {
    const choice = { alerts: 'off', sounds: 'off' } as const;
    expect(attentionFor({ ...FACTS, window: 'new', choice })).toEqual({
      flash: true,
      alert: undefined,
      sound: undefined,
      isUnread: true,
    });
  });
});

it.each([
  ['focused', 'online', false],
  ['unfocused', 'appearOffline', false],
  ['focused', 'busy', true],
  ['unfocused', 'idle', true],
  ['minimized', 'online', true],
  ['new', 'online', true],
] as const)('a nudge in a window that is %s, while %s, is missed: %s', (window, ownStatus, isMissed) => {
  expect(isNudgeMissed({ window, ownStatus, isCovered: false })).toBe(isMissed);
  expect(isNudgeMissed({ window, ownStatus, isCovered: true })).toBe(true);
});
