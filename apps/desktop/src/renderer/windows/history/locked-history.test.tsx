// @vitest-environment happy-dom
import type { HistorySnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { HISTORY_ANSWERS } from '../../../../gallery/data/history-answers.ts';
import { HISTORY_WINDOW } from '../../../../gallery/data/history.ts';
import { LOCKED, UNLOCKED } from '../../../../gallery/data/protection.ts';
import { createFakeClient, type FakeAnswers } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

/** A page without layout draws no rows: so high is every list, px. */
const VIEW_HEIGHT = 600;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW_HEIGHT);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(VIEW_HEIGHT);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

const settle = (): Promise<void> => act(async () => new Promise<void>((resolve) => setImmediate(resolve)));

async function open(part: Partial<HistorySnapshot> = {}, answers: FakeAnswers = {}) {
  const snapshot = { ...HISTORY_WINDOW, ...part };
  const client = createFakeClient({
    kind: 'history',
    snapshot,
    answers: { ...HISTORY_ANSWERS, ...answers },
  });
  render(<App bridge={client.bridge} />);
  await settle();
  return client;
}

async function click(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
}
async function choose(...entries: readonly string[]): Promise<void> {
  for (const entry of entries) {
    fireEvent.click(screen.getByRole('menuitem', { name: entry }));
    await settle();
  }
}
const field = (): HTMLInputElement => screen.getByLabelText<HTMLInputElement>('Passphrase:');
const nothing = { protection: LOCKED, conversations: [] };

it('asks for the passphrase in place of what was said, and shows it once it was right', async () => {
  const client = await open(nothing);
  expect(document.activeElement).toBe(field());
  expect(screen.queryByRole('searchbox')).toBeNull();
  fireEvent.change(field(), { target: { value: 'correct horse' } });
  await click('Unlock');
  expect(client.requested('unlockHistory')).toEqual([{ passphrase: 'correct horse', remember: false }]);
  client.change({ type: 'historyProtectionChanged', protection: UNLOCKED });
  const { conversations } = HISTORY_WINDOW;
  client.change({ type: 'historyConversationsChanged', conversations });
  await settle();
  expect(screen.getByRole('option', { name: /Ana Lindqvist/ })).toBeTruthy();
  expect(client.requested('loadHistory').length).toBeGreaterThan(0);
});

it('says that it was not the passphrase, forgets it, and waits for another', async () => {
  await open(nothing, { unlockHistory: () => ({ ok: false, failure: { code: 'wrongPassphrase' } }) });
  fireEvent.change(field(), { target: { value: 'not it' } });
  await click('Unlock');
  expect(screen.getByRole('alert').textContent).toMatch(/That is not the passphrase/);
  expect([field().value, document.activeElement]).toEqual(['', field()]);
});

it('forgets what it shows when it is locked', async () => {
  const client = await open({ protection: UNLOCKED });
  await choose('File', 'Lock Now');
  expect(client.requested('lockHistory')).toHaveLength(1);
  client.change({ type: 'historyProtectionChanged', protection: LOCKED });
  await settle();
  expect(screen.queryByRole('option', { name: /Ana Lindqvist/ })).toBeNull();
  expect(field()).toBeTruthy();
});

it('deletes what nobody can open any more only when asked twice', async () => {
  const client = await open(nothing);
  await click('Forgot it? Delete the locked history\u2026');
  expect(client.requested('deleteLockedHistory')).toEqual([]);
  const question = within(screen.getByRole('alertdialog', { name: 'Delete the Locked History' }));
  fireEvent.click(question.getByRole('button', { name: 'Delete' }));
  await settle();
  expect(client.requested('deleteLockedHistory')).toHaveLength(1);
});

it('says once that what is exported can be read by anybody', async () => {
  const client = await open({ protection: UNLOCKED });
  await choose('File', 'Export Everything', 'Web Page\u2026');
  expect(client.requested('exportHistory')).toEqual([]);
  await click('Export');
  expect(client.requested('exportHistory')).toHaveLength(1);
  await choose('File', 'Export Everything', 'Web Page\u2026');
  expect(client.requested('exportHistory')).toHaveLength(2);
});
