// @vitest-environment happy-dom
import type { RequestName, TabsSnapshot } from '@nudge/ipc-contract';
import { act, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FEW_TABS } from '../../../../gallery/data/tabs.ts';
import { createFakeClient, type FakeAnswers } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';
import { HOLD_DELAY } from './use-tab-drop.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(part: Partial<TabsSnapshot> = {}, answers: FakeAnswers = {}) {
  const client = createFakeClient({ kind: 'tabs', snapshot: { ...FEW_TABS, ...part }, answers });
  render(<App bridge={client.bridge} />);
  await act(async () => undefined);
  const asked = (): readonly (readonly [RequestName, unknown])[] =>
    client.requests
      .filter(({ name }) => name !== 'getSnapshot' && name !== 'placeTabs')
      .map(({ name, arguments: given }) => [name, given]);
  return { ...client, asked };
}

const tab = (name: RegExp): HTMLElement => screen.getByRole('tab', { name });
const cross = (name: RegExp): Element => tab(name).querySelector('.tab-close') ?? tab(name);

/** happy-dom carries nothing in its drags. */
function drag(
  type: 'dragEnter' | 'dragOver' | 'drop' | 'dragLeave',
  target: Element,
  carried: object,
): Event {
  const event = createEvent[type](target);
  Object.defineProperty(event, 'dataTransfer', { value: carried });
  fireEvent(target, event);
  return event;
}
const FILES = { types: ['Files'], files: [new File(['a'], 'a.txt')], dropEffect: '' };

describe('a tab', () => {
  it('tells who is there, how they are, what is unread and who is writing', async () => {
    await open();
    expect(screen.getByRole('tablist').getAttribute('aria-label')).toBe('Conversations');
    expect(screen.getAllByRole('tab').map((one) => one.getAttribute('aria-label'))).toEqual([
      'Ana Lindqvist, Away',
      'Ben Carter, Online, 2 unread messages, writing a message',
      'Cleo, Busy',
    ]);
    expect(tab(/^Ana/).getAttribute('aria-selected')).toBe('true');
    expect(screen.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(tab(/^Ana/).id);
    expect(document.title).toBe('Ana Lindqvist - Conversation');
  });

  it('comes to the front by a click, and is closed by its cross or the middle button', async () => {
    const { asked } = await open();
    fireEvent.click(tab(/^Ben/));
    fireEvent.click(cross(/^Cleo/));
    fireEvent(tab(/^Ana/), new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    fireEvent(tab(/^Ana/), new MouseEvent('auxclick', { bubbles: true, button: 2 }));
    expect(asked()).toEqual([
      ['showTab', { conversationId: 'c2' }],
      ['closeTab', { conversationId: 'c3' }],
      ['closeTab', { conversationId: 'c1' }],
    ]);
  });

  it('follows what main tells', async () => {
    const { change } = await open();
    act(() => change({ type: 'tabsChanged', tabs: FEW_TABS.tabs.slice(1), frontId: 'c3' }));
    expect(screen.getAllByRole('tab')).toHaveLength(2);
    expect(tab(/^Cleo/).getAttribute('aria-selected')).toBe('true');
    expect(document.title).toBe('Cleo - Conversation');
  });
});

describe('by keys', () => {
  it('the strip is one stop; arrows go along it without showing anything', async () => {
    const { asked, change } = await open();
    expect(screen.getAllByRole('tab').map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    act(() => change({ type: 'focusRequested' }));
    expect(document.activeElement).toBe(tab(/^Ana/));
    fireEvent.keyDown(tab(/^Ana/), { key: 'ArrowRight' });
    expect(document.activeElement).toBe(tab(/^Ben/));
    expect(asked()).toEqual([]);
    fireEvent.keyDown(tab(/^Ben/), { key: 'Enter' });
    fireEvent.keyDown(tab(/^Ben/), { key: 'ArrowRight', ctrlKey: true });
    fireEvent.keyDown(tab(/^Ben/), { key: 'Delete' });
    expect(asked()).toEqual([
      ['showTab', { conversationId: 'c2' }],
      ['moveTab', { conversationId: 'c2', to: 2 }],
      ['closeTab', { conversationId: 'c2' }],
    ]);
  });

  it('goes on into the conversation, to the next one, and closes the one in front', async () => {
    const { asked } = await open();
    for (const key of ['F6', 'Escape']) fireEvent.keyDown(document.body, { key });
    fireEvent.focus(screen.getByRole('tabpanel'));
    fireEvent.keyDown(document.body, { key: 'Tab', ctrlKey: true, shiftKey: true });
    fireEvent.keyDown(document.body, { key: 'w', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'w' });
    const into = ['moveFocus', { to: 'conversation' }];
    expect(asked()).toEqual([
      into,
      into,
      into,
      ['stepTab', { by: -1 }],
      ['closeTab', { conversationId: 'c1' }],
    ]);
  });
});

describe('what is dragged', () => {
  it('over a tab for a while brings its conversation to the front', async () => {
    const { asked } = await open();
    drag('dragEnter', tab(/^Ben/), FILES);
    drag('dragLeave', tab(/^Ben/), FILES);
    act(() => void vi.advanceTimersByTime(HOLD_DELAY));
    expect(asked()).toEqual([]);
    drag('dragEnter', tab(/^Ben/), FILES);
    act(() => void vi.advanceTimersByTime(HOLD_DELAY));
    expect(asked()).toEqual([['showTab', { conversationId: 'c2' }]]);
  });

  it('as files onto a tab is offered there, and nowhere else', async () => {
    const { requested } = await open();
    expect(drag('dragOver', tab(/^Ben/), FILES).defaultPrevented).toBe(true);
    drag('drop', tab(/^Ben/), FILES);
    drag('drop', screen.getByRole('tabpanel'), FILES);
    expect(requested('offerFiles')).toEqual([{ paths: ['/dropped/a.txt'], conversationId: 'c2' }]);
    expect(requested('showTab')).toEqual([{ conversationId: 'c2' }]);
  });

  it('and cannot be offered is said', async () => {
    await open({}, { offerFiles: () => ({ ok: false, failure: { code: 'noSuchFile' } }) });
    drag('drop', tab(/^Ben/), FILES);
    await act(async () => undefined);
    expect(screen.getByRole('alert')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('as text is none of its business', async () => {
    const { asked } = await open();
    const words = { types: ['text/plain'], files: [], dropEffect: '' };
    drag('dragEnter', tab(/^Ben/), words);
    drag('drop', tab(/^Ben/), words);
    act(() => void vi.advanceTimersByTime(HOLD_DELAY));
    expect(asked()).toEqual([]);
  });
});

/** Each tab 100 px wide, one beside the other. */
function layOut(): void {
  for (const [index, one] of screen.getAllByRole('tab').entries()) {
    one.getBoundingClientRect = () => new DOMRect(index * 100, 0, 100, 25);
  }
  screen.getByRole('tablist').setPointerCapture = () => undefined;
}

describe('a tab that is dragged along', () => {
  const point = (type: string, target: Element, clientX: number): void => {
    fireEvent(target, new PointerEvent(type, { bubbles: true, button: 0, clientX }));
  };

  it('takes the place of those it passes, once each', async () => {
    const { requested } = await open();
    layOut();
    point('pointerdown', tab(/^Ana/), 50);
    for (const x of [54, 120, 160, 170, 260]) point('pointermove', tab(/^Ana/), x);
    point('pointerup', tab(/^Ana/), 260);
    point('pointermove', tab(/^Ana/), 20);
    expect(requested('moveTab')).toEqual([
      { conversationId: 'c1', to: 1 },
      { conversationId: 'c1', to: 2 },
    ]);
  });
});

it('tells main where the conversation has its place, and again with every size of it', async () => {
  const resized: (() => void)[] = [];
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        resized.push(tell);
      }
      observe = (): void => resized.at(-1)?.();
      disconnect = (): void => {};
    },
  );
  const { requested } = await open();
  expect(requested('placeTabs')).toHaveLength(1);
  for (const tell of resized) tell();
  expect(requested('placeTabs')).toHaveLength(2);
});
