// @vitest-environment happy-dom
import type { MainSnapshot, Settings } from '@nudge/ipc-contract';
import { act, createEvent, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LINE_LOST, SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { EXPAND_DELAY } from '../../../components/contact-tree/use-row-drop.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const BEN = 'ben@example.org';
const address = BEN;

afterEach(() => vi.useRealTimers());

/** What a drag carries: its data can be read by nobody before it is dropped, only its types. */
class Transfer {
  readonly files: readonly File[] = [];
  effectAllowed = 'uninitialized';
  dropEffect = 'none';
  readonly #data = new Map<string, string>();

  get types(): readonly string[] {
    return [...this.#data.keys()];
  }

  setData(type: string, data: string): void {
    this.#data.set(type, data);
  }
}

type Keys = Pick<MouseEventInit, 'ctrlKey' | 'altKey'>;

const row = (wanted: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-address="${wanted}"]`);
  if (found === null) throw new Error(`no row for ${wanted}`);
  return found;
};
const header = (name: RegExp): HTMLElement => screen.getByRole('treeitem', { name });
const isTarget = (element: HTMLElement): boolean => element.dataset['dropTarget'] === 'true';

/** Whether the page took the event for itself. */
function send(target: Element, type: string, [transfer, keys = {}]: readonly [Transfer, Keys?]): boolean {
  const event = createEvent(type, target, { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: transfer, ctrlKey: false, altKey: false, ...keys });
  fireEvent(target, event);
  return event.defaultPrevented;
}

function grab(wanted: string): Transfer {
  const transfer = new Transfer();
  send(row(wanted), 'dragstart', [transfer]);
  return transfer;
}

/** Holds it there, and lets go. */
function drop(transfer: Transfer, target: Element, keys: Keys = {}): void {
  send(target, 'dragover', [transfer, keys]);
  if (transfer.dropEffect !== 'none') send(target, 'drop', [transfer, keys]);
  send(row(BEN), 'dragend', [transfer]);
}

function withList(list: Partial<Settings['list']>): MainSnapshot {
  const { settings } = SIGNED_IN_MAIN;
  return { ...SIGNED_IN_MAIN, settings: { ...settings, list: { ...settings.list, ...list } } };
}

it('A16: a contact dragged onto the head of another group moves there', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  const transfer = grab(BEN);
  expect(transfer.effectAllowed).toBe('copyMove');
  expect(send(header(/^Family/), 'dragover', [transfer])).toBe(true);
  expect([transfer.dropEffect, isTarget(header(/^Family/))]).toEqual(['move', true]);
  drop(transfer, header(/^Family/));
  expect(isTarget(header(/^Family/))).toBe(false);
  await settle();
  expect(client.requested('moveContact')).toEqual([{ address, from: 'friends', to: 'family' }]);
});

it('A16: a row of another group stands for its group', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  drop(grab(BEN), row('tomas@example.org'));
  await settle();
  expect(client.requested('moveContact')).toEqual([{ address, from: 'friends', to: 'family' }]);
});

it.each([{ ctrlKey: true }, { altKey: true }])('A16: with the key %o held it is copied', async (keys) => {
  const client = await openWindow(SIGNED_IN_MAIN);
  const transfer = grab(BEN);
  drop(transfer, header(/^Family/), keys);
  expect(transfer.dropEffect).toBe('copy');
  await settle();
  expect(client.requested('copyContact')).toEqual([{ address, to: 'family' }]);
  expect(client.requested('moveContact')).toEqual([]);
});

it('A16: Other Contacts takes it out of its group; who is in none moves into one', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  drop(grab(BEN), header(/^Other Contacts/));
  drop(grab('greeter@nudge.local'), header(/^Friends/));
  await settle();
  expect(client.requested('removeFromGroup')).toEqual([{ address, groupId: 'friends' }]);
  expect(client.requested('moveContact')).toEqual([{ address: 'greeter@nudge.local', to: 'friends' }]);
});

it('its own group takes nothing, and shows so', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  const transfer = grab(BEN);
  for (const target of [header(/^Friends/), row('farah@example.org'), row(BEN)]) {
    expect(send(target, 'dragover', [transfer])).toBe(false);
    expect(isTarget(target)).toBe(false);
    send(target, 'drop', [transfer]);
  }
  expect(client.requested('moveContact')).toEqual([]);
});

it('Escape gives it up', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  const transfer = grab(BEN);
  send(header(/^Family/), 'dragover', [transfer]);
  // As the browser tells it: the target is left, then the drag ends without a drop.
  send(header(/^Family/), 'dragleave', [transfer]);
  send(row(BEN), 'dragend', [transfer]);
  expect(isTarget(header(/^Family/))).toBe(false);
  expect(send(header(/^Family/), 'dragover', [transfer])).toBe(false);
  send(header(/^Family/), 'drop', [transfer]);
  expect(client.requested('moveContact')).toEqual([]);
});

it('opens a closed group that it is held over', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const client = await openWindow(withList({ collapsedGroups: ['family'] }));
  const transfer = grab(BEN);
  send(header(/^Family/), 'dragover', [transfer]);
  act(() => void vi.advanceTimersByTime(EXPAND_DELAY - 1));
  expect(client.requested('updateSettings')).toEqual([]);
  act(() => void vi.advanceTimersByTime(1));
  expect(client.requested('updateSettings')).toEqual([{ patch: { list: { collapsedGroups: [] } } }]);
});

it('leaves a closed group closed that it only passed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const client = await openWindow(withList({ collapsedGroups: ['family'] }));
  const transfer = grab(BEN);
  send(header(/^Family/), 'dragover', [transfer]);
  send(header(/^Family/), 'dragleave', [transfer]);
  act(() => void vi.advanceTimersByTime(2 * EXPAND_DELAY));
  expect(client.requested('updateSettings')).toEqual([]);
});

it('changes no group without a line, and has no group in the order of statuses', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  expect(header(/^Family/).getAttribute('draggable')).toBe('false');
  act(() =>
    client.change({ type: 'settingsChanged', settings: withList({ arrangement: 'status' }).settings }),
  );
  drop(grab(BEN), header(/^Offline/));
  act(() => client.change({ type: 'settingsChanged', settings: SIGNED_IN_MAIN.settings }));
  act(() =>
    client.change({ type: 'sessionChanged', session: { phase: 'reconnecting', failure: LINE_LOST } }),
  );
  drop(grab(BEN), header(/^Family/));
  await settle();
  expect(client.requested('moveContact')).toEqual([]);
});

it('becomes a favourite when it is dropped on them, in either arrangement', async () => {
  const contacts = SIGNED_IN_MAIN.contacts.map((contact) => ({
    ...contact,
    isFavourite: contact.address === 'cleo@example.org',
  }));
  const client = await openWindow({ ...withList({ arrangement: 'status' }), contacts });
  const transfer = grab(BEN);
  drop(transfer, header(/^Favourites/));
  expect(transfer.dropEffect).toBe('move');
  drop(grab('cleo@example.org'), header(/^Favourites/));
  await settle();
  expect(client.requested('setFavourite')).toEqual([{ address, isFavourite: true }]);
});

it('a card that was about to open does not come up while a row is dragged', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await openWindow(SIGNED_IN_MAIN);
  fireEvent.pointerEnter(row(BEN));
  grab(BEN);
  act(() => void vi.advanceTimersByTime(5000));
  expect(screen.queryByRole('dialog')).toBeNull();
});
