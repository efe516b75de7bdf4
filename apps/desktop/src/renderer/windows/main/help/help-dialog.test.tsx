// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FRESH_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { openWindow } from '../window-fixture.tsx';

const topics = (): readonly HTMLDetailsElement[] => [...document.querySelectorAll('details')];
const heads = (): readonly (string | undefined)[] =>
  topics().map((topic) => topic.querySelector('summary')?.textContent);

it('opens on F1 and from the menu, and closes again', async () => {
  await openWindow(FRESH_MAIN);
  fireEvent.keyDown(window, { key: 'F1' });
  expect(heads()).toContain('Adding people');
  fireEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) ?? document.body);
  expect(topics()).toEqual([]);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Help' }));
  fireEvent.click(screen.getByRole('menuitem', { name: /^Help Topics/ }));
  expect(topics().length).toBeGreaterThan(10);
});

it('finds topics and keys by any words of theirs, and says when there is nothing', async () => {
  await openWindow(FRESH_MAIN);
  fireEvent.keyDown(window, { key: 'F1' });
  expect(topics().some(({ open }) => open)).toBe(false);
  const search = (value: string): void =>
    void fireEvent.change(screen.getByLabelText('Search the help:'), { target: { value } });
  search('BLOCK somebody');
  expect(heads()).toEqual(['Privacy']);
  expect(topics()[0]?.open).toBe(true);
  search('ctrl+d nudge');
  expect(heads()).toEqual(['Keys in a conversation']);
  search('ctrl+h history');
  expect(heads()).toEqual(['Keys in the contact list', 'Keys in a conversation']);
  search('zzz');
  expect(heads()).toEqual([]);
  expect(screen.getByText('Nothing about that. Try another word.')).toBeTruthy();
});

it('opens when another window asks for it', async () => {
  const client = await openWindow(FRESH_MAIN);
  client.change({ type: 'commandRequested', command: 'helpTopics' });
  expect(await screen.findByRole('dialog', { name: 'Help Topics' })).toBeTruthy();
  client.change({ type: 'commandRequested', command: 'about' });
  expect(await screen.findByRole('dialog', { name: 'About Nudge' })).toBeTruthy();
});
