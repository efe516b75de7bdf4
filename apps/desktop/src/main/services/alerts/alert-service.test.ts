import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { RecordedChanges } from '../../../../test/recorded-changes.ts';
import {
  ALERT_ENTRY_MILLISECONDS,
  ALERT_LEAVE_MILLISECONDS,
  ALERT_STAY_MILLISECONDS,
  AlertService,
} from './alert-service.ts';

const LIFE = ALERT_ENTRY_MILLISECONDS + ALERT_STAY_MILLISECONDS;

function scene() {
  const clock = new ManualClock();
  const changes = new RecordedChanges();
  const slots = new Map<string, number>();
  const leaving: string[] = [];
  const clicked: (string | undefined)[] = [];
  const system: { isWanted: boolean; readonly shown: [text: string, click: () => void][] } = {
    isWanted: false,
    shown: [],
  };
  const recorded: string[] = [];
  const screen = { isCovered: false };
  let count = 0;
  const alerts = new AlertService({
    clock,
    pictureOf: (address) => (address === 'bob@example.com' ? 'nudge://app/pictures/bob' : ''),
    changes,
    newId: () => `a${(count += 1)}`,
    windows: {
      open: (id, slot) => void slots.set(id, slot),
      move: (id, slot) => void slots.set(id, slot),
      leave: (id) => void leaving.push(id),
      close: (id) => void slots.delete(id),
    },
    system: {
      isWanted: () => system.isWanted,
      show: ({ name, text }, click) => void system.shown.push([`${name} ${text}`.trim(), click]),
    },
    isCovered: () => screen.isCovered,
    record: ({ name }) => void recorded.push(name),
    onClick: (view, conversationId) => void clicked.push(view.name, conversationId),
  });
  const show = (name: string): void =>
    alerts.show({ kind: 'contactOnline', name, address: `${name}@example.com` });
  return { clock, changes, slots, leaving, clicked, recorded, screen, system, alerts, show };
}

describe('one alert (C01)', () => {
  it('slides in, stays five seconds, slides out, goes', () => {
    const { clock, slots, leaving, show } = scene();
    show('bob');
    clock.advance(500 + 5000 - 1);
    expect(leaving).toEqual([]);
    clock.advance(1);
    expect(leaving).toEqual(['a1']);
    clock.advance(500 - 1);
    expect(slots.has('a1')).toBe(true);
    clock.advance(1);
    expect(slots.has('a1')).toBe(false);
  });

  it('takes up what somebody wrote while it is there, and does not come back for it', () => {
    const { clock, changes, alerts, recorded } = scene();
    alerts.show({ kind: 'contactRequest', name: 'Bob', address: 'bob@example.com' });
    alerts.addText('contactRequest', 'carol@example.com', 'not me');
    expect(alerts.get('a1')?.text).toBe('');
    alerts.addText('contactRequest', 'bob@example.com', 'it is\nme');
    expect(alerts.get('a1')?.text).toBe('it is me');
    expect(changes.last('a1', 'textChanged')?.text).toBe('it is me');
    clock.advance(LIFE + ALERT_LEAVE_MILLISECONDS);
    alerts.addText('contactRequest', 'bob@example.com', 'late');
    expect(changes.count('a1', 'textChanged')).toBe(1);
    expect(alerts.list()).toEqual([]);
    expect(recorded).toEqual(['Bob']);
  });

  it('stays its whole time from when it was shown', () => {
    const { clock, slots, alerts, show } = scene();
    show('bob');
    clock.advance(3000);
    alerts.shown('a1');
    clock.advance(LIFE);
    expect(slots.has('a1')).toBe(true);
    clock.advance(ALERT_LEAVE_MILLISECONDS);
    expect(slots.has('a1')).toBe(false);
  });

  it('is held by the pointer, also when it is shown only then, and stays its time again afterwards', () => {
    const { clock, slots, alerts, show } = scene();
    show('bob');
    clock.advance(3000);
    alerts.hold('a1', true);
    alerts.shown('a1');
    clock.advance(60_000);
    expect(slots.has('a1')).toBe(true);
    alerts.hold('a1', false);
    clock.advance(ALERT_STAY_MILLISECONDS + ALERT_LEAVE_MILLISECONDS);
    expect(slots.has('a1')).toBe(false);
  });

  it('shows the beginning of a text, in one line that turns nothing around it', () => {
    const { alerts } = scene();
    const text = `\u202Eone\r\ntwo\u0000 ${'😀'.repeat(100_000)}`;
    alerts.show({ kind: 'message', name: 'Bob', address: 'bob@example.com', text });
    expect(alerts.get('a1')?.text).toMatch(/^one two 😀{90,100}…$/u);
  });

  it('shows the picture of whom it is about', () => {
    const { alerts } = scene();
    alerts.show({ kind: 'message', name: 'Bob', address: 'bob@example.com' });
    expect(alerts.get('a1')?.pictureUrl).toBe('nudge://app/pictures/bob');
  });

  it('goes when it is clicked, and says about which conversation', () => {
    const { alerts, clicked, slots } = scene();
    alerts.show({ kind: 'message', name: 'Bob', address: 'b', text: 'x'.repeat(999), conversationId: 'c7' });
    expect(alerts.get('a1')?.text).toHaveLength(200);
    alerts.click('a1');
    expect(clicked).toEqual(['Bob', 'c7']);
    expect(slots.size).toBe(0);
    alerts.click('a1');
    expect(clicked).toHaveLength(2);
  });

  it('is not shown twice for the same person and reason', () => {
    const { show, slots } = scene();
    show('bob');
    show('bob');
    expect(slots.size).toBe(1);
  });

  it('of one person in two conversations are two', () => {
    const { alerts, slots } = scene();
    const message = { kind: 'message', name: 'Bob', address: 'b' } as const;
    alerts.show({ ...message, conversationId: 'alone' });
    alerts.show({ ...message, conversationId: 'with Carol' });
    alerts.show({ ...message, conversationId: 'with Carol' });
    expect(slots.size).toBe(2);
  });
});

describe('notifications of the system', () => {
  it('stand in for our windows, and a click does the same', () => {
    const { alerts, system, slots, clicked, show } = scene();
    system.isWanted = true;
    show('bob');
    alerts.show({ kind: 'message', name: 'Carol', address: 'c', text: 'hi', conversationId: 'c7' });
    expect(slots.size).toBe(0);
    expect(system.shown.map(([text]) => text)).toEqual(['bob', 'Carol hi']);
    system.shown[1]?.[1]();
    expect(clicked).toEqual(['Carol', 'c7']);
  });
});

describe('several alerts (C02)', () => {
  it('stand above one another and move down when one goes', () => {
    const { show, slots, alerts } = scene();
    for (const name of ['bob', 'carol', 'dave']) show(name);
    expect([...slots]).toEqual([
      ['a1', 0],
      ['a2', 1],
      ['a3', 2],
    ]);
    alerts.close('a1');
    expect([...slots]).toEqual([
      ['a2', 0],
      ['a3', 1],
    ]);
  });

  it('are four, and a fifth window that counts the rest', () => {
    const { show, alerts, changes, slots, recorded } = scene();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) show(name);
    expect(slots.size).toBe(5);
    expect(recorded.join('')).toBe('abcdefg');
    expect(alerts.list().at(-1)).toMatchObject({ kind: 'more', count: 3 });
    expect(changes.last('a5', 'countChanged')?.count).toBe(3);
  });

  it('all go in the end, whatever happened to them', () => {
    const { show, alerts, clock, slots } = scene();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) show(name);
    alerts.hold('a2', true);
    alerts.hold('a2', false);
    clock.advance(LIFE + ALERT_STAY_MILLISECONDS + ALERT_LEAVE_MILLISECONDS);
    expect(slots.size).toBe(0);
    expect(alerts.list()).toEqual([]);
  });
});

describe('while a program fills the screen', () => {
  it('nothing is shown, here or by the system, and everything is recorded', () => {
    const { slots, recorded, screen, system, show } = scene();
    screen.isCovered = true;
    show('bob');
    system.isWanted = true;
    show('carol');
    expect([slots.size, system.shown, recorded]).toEqual([0, [], ['bob', 'carol']]);
    screen.isCovered = false;
    show('dave');
    expect(system.shown).toHaveLength(1);
  });
});
