import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { attentionFor, mayPlay, type AttentionFacts } from './attention-rules.ts';

const FACTS: AttentionFacts = {
  kind: 'text',
  window: 'unfocused',
  ownStatus: 'online',
  alerts: DEFAULT_SETTINGS.alerts,
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

  it('that offers a file is heard in every window that has not the focus', () => {
    const file = { ...FACTS, kind: 'file' } as const;
    expect(attentionFor(file)).toMatchObject({ alert: undefined, sound: 'newalert', flash: true });
    expect(attentionFor({ ...file, window: 'new' })).toMatchObject({ alert: 'fileOffer', sound: 'newalert' });
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
  it('sounds even in the focused window, and alerts only out of sight', () => {
    expect(attentionFor({ ...FACTS, kind: 'nudge', window: 'focused' }).sound).toBe('nudge');
    expect(attentionFor({ ...FACTS, kind: 'nudge' }).alert).toBeUndefined();
    expect(attentionFor({ ...FACTS, kind: 'nudge', window: 'new' }).alert).toBe('nudge');
  });
});

describe('sounds (C07)', () => {
  it('are silenced one by one, all at once, and by Busy', () => {
    const { alerts } = DEFAULT_SETTINGS;
    expect(mayPlay('online', alerts, 'online')).toBe(true);
    expect(mayPlay('offline', alerts, 'online')).toBe(false);
    expect(mayPlay('online', { ...alerts, muteAll: true }, 'online')).toBe(false);
    expect(mayPlay('online', alerts, 'busy')).toBe(false);
  });
});
