import type { OwnView, SessionView, Status } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { createTranslate, locales } from './texts.ts';
import { trayModel, type TrayItem } from './tray-model.ts';

const translate = createTranslate('en');
const SIGNED_IN: SessionView = { phase: 'signedIn' };

const own = (status: Status): OwnView => ({
  address: 'alice@example.com',
  displayName: 'Alice',
  status,
  personalMessage: '',
  pictureUrl: '',
});

const model = (session: SessionView, status: Status = 'online', unread = 0) =>
  trayModel({ session, own: session.phase === 'signedOut' ? undefined : own(status), unread, translate });

const labels = (items: readonly TrayItem[]) =>
  items.map((item) => (item.kind === 'separator' ? '—' : item.label));

describe('the tray (C06)', () => {
  it('has its items in order', () => {
    expect(labels(model(SIGNED_IN).items)).toEqual([
      '&Open Nudge',
      '—',
      '&My Status',
      'Send an &Instant Message…',
      'Sign O&ut',
      '—',
      'O&ptions…',
      'E&xit',
    ]);
  });

  it('offers signing in, and nothing that needs a session, while signed out', () => {
    const { items, icon, tooltip } = model({ phase: 'signedOut' });
    expect(labels(items)).toContain('Sign I&n');
    const disabled = items.filter((item) => item.kind !== 'separator' && !item.isEnabled);
    expect(labels(disabled)).toEqual(['&My Status', 'Send an &Instant Message…']);
    expect(icon).toBe('signed-out');
    expect(tooltip).toBe('Nudge – not signed in');
  });

  it.each([
    ['busy', '&Busy'],
    ['idle', '&Away'],
  ] as const)('lists the seven statuses with the own one marked: %s', (status, label) => {
    const menu = model(SIGNED_IN, status).items.find((item) => item.kind === 'menu');
    const items = menu?.kind === 'menu' ? menu.items : [];
    expect(labels(items)).toHaveLength(7);
    const marked = items.filter((item) => item.kind === 'command' && item.isChecked);
    expect(labels(marked)).toEqual([label]);
  });

  it.each([
    ['online', 'online'],
    ['busy', 'busy'],
    ['onThePhone', 'busy'],
    ['away', 'away'],
    ['idle', 'away'],
    ['beRightBack', 'away'],
    ['outToLunch', 'away'],
    ['appearOffline', 'appear-offline'],
  ] as const)('shows %s as %s (A09)', (status, icon) => {
    expect(model(SIGNED_IN, status).icon).toBe(icon);
  });

  it('turns while connecting, and keeps its dot for what was not read', () => {
    expect(model({ phase: 'signingIn', stage: 'connecting' }).icon).toBe('connecting');
    expect(model(SIGNED_IN, 'online', 2)).toMatchObject({ hasUnread: true, unread: 2 });
    expect(model(SIGNED_IN).hasUnread).toBe(false);
  });

  it('names the account and its status', () => {
    expect(model(SIGNED_IN, 'beRightBack').tooltip).toBe('Nudge – Alice (Be Right Back)');
  });

  it('has the names of the Live look', () => {
    const live = createTranslate('en', 'live');
    const { items, tooltip } = trayModel({
      session: SIGNED_IN,
      own: own('online'),
      unread: 0,
      translate: live,
    });
    const menu = items.find((item) => item.kind === 'menu');
    expect(labels(menu?.kind === 'menu' ? menu.items : [])).toEqual([
      'A&vailable',
      '&Busy',
      'Be &Right Back',
      '&Away',
      '&In a call',
      'Out to &Lunch',
      'Appear o&ffline',
    ]);
    expect(tooltip).toBe('Nudge – Alice (Available)');
  });

  it.each(locales())('has a letter for each item, no two the same in one menu, in %s (A23)', (locale) => {
    const lettersOf = (items: readonly TrayItem[]): readonly string[] =>
      items.flatMap((item) =>
        item.kind === 'separator' ? [] : [/&(\S)/u.exec(item.label)?.[1]?.toLowerCase() ?? item.label],
      );
    const looks = [
      { session: SIGNED_IN, style: 'classic' },
      { session: SIGNED_IN, style: 'live' },
      { session: { phase: 'signedOut' }, style: 'classic' },
    ] as const;
    for (const { session, style } of looks) {
      const { items } = trayModel({
        session,
        own: own('online'),
        unread: 0,
        translate: createTranslate(locale, style),
      });
      const menus = [items, ...items.flatMap((item) => (item.kind === 'menu' ? [item.items] : []))];
      expect(menus).toHaveLength(2);
      for (const letters of menus.map(lettersOf)) {
        expect(letters.filter((letter) => [...letter].length !== 1)).toEqual([]);
        expect(letters).toEqual([...new Set(letters)]);
      }
    }
  });
});
