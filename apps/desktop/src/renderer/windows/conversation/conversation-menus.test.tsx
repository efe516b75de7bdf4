// @vitest-environment happy-dom
import type { ConversationSnapshot, SendAbility } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ANA, GROUP_OF_FOUR, STRANGER_WRITES, TWO_PEOPLE } from '../../../../gallery/data/conversations.ts';
import { OWN } from '../../../../gallery/data/people.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

async function open(snapshot: ConversationSnapshot) {
  const client = createFakeClient({ kind: 'conversation', snapshot });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('log');
  await act(async () => undefined);
  return client;
}

/** The entries of the menu that is open, and the lines between them, from the top. */
function shown(): readonly string[] {
  const menu = [...document.querySelectorAll('[role="menu"]')].at(-1);
  const entries = menu?.querySelectorAll<HTMLElement>('[data-entry-id], [role="separator"]') ?? [];
  return [...entries].map((entry) => entry.dataset['entryId'] ?? '—');
}

/** Why an entry is disabled; undefined while it is not. */
function reasonOf(name: RegExp): string | undefined {
  const entry = screen.getByRole('menuitem', { name });
  return entry.getAttribute('aria-disabled') === 'true' ? entry.title : undefined;
}

const buttonReasons = (names: readonly string[]): readonly (string | undefined)[] =>
  names
    .map((name) => screen.getByRole<HTMLButtonElement>('button', { name }))
    .map(({ disabled, title }) => (disabled ? title : undefined));

const openBarMenu = (name: string) => fireEvent.click(screen.getByRole('menuitem', { name }));

it('Actions has the person first and the nudge last, and opens their properties', async () => {
  const client = await open(TWO_PEOPLE);
  openBarMenu('Actions');
  expect(shown()).toEqual(['add', 'block', 'acceptFiles', 'properties', '—', 'nudge']);
  expect(reasonOf(/^Add to Contacts/)).toBe('Ana Lindqvist is already on your list.');
  fireEvent.click(screen.getByRole('menuitem', { name: 'Properties…' }));
  expect(client.requested('openProperties')).toEqual([{ address: 'ana@example.org' }]);
});

it('nothing is written down about somebody who is not on the list, and Actions says why', async () => {
  await open(STRANGER_WRITES);
  openBarMenu('Actions');
  expect(shown()).toEqual(['add', 'block', 'properties', '—', 'nudge']);
  expect(reasonOf(/^Properties/)).toBe('Jonas Weber is not on your list.');
  expect(reasonOf(/^Add to Contacts/)).toBeUndefined();
});

it.each<[string, SendAbility, string]>([
  ['signed out', { canSend: false, reason: 'signedOut' }, 'Sign in first.'],
  ['with the line lost', { canSend: false, reason: 'lineLost' }, 'There is no connection just now.'],
])('%s, nobody can be invited, added or blocked, and everything says why', async (_when, ability, why) => {
  await open({ ...STRANGER_WRITES, ability });
  expect(buttonReasons(['Invite', 'Block'])).toEqual([why, why]);
  openBarMenu('File');
  expect(reasonOf(/^Invite/)).toBe(why);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  openBarMenu('Actions');
  expect([reasonOf(/^Add to Contacts/), reasonOf(/^Block/)]).toEqual([why, why]);
  fireEvent.keyDown(document.body, { key: 'I', ctrlKey: true, shiftKey: true });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it.each<[Extract<SendAbility, { canSend: false }>['reason'], string]>([
  ['partnerOffline', 'Ana Lindqvist is offline.'],
  ['keptForLater', 'Ana Lindqvist is offline.'],
  ['blocked', 'You have blocked Ana Lindqvist.'],
  ['nobodyLeft', 'Nobody is left in this conversation.'],
])('%s: nobody can be invited, but the person blocked or unblocked', async (reason, why) => {
  await open({ ...TWO_PEOPLE, ability: { canSend: false, reason } });
  expect(buttonReasons(['Invite', 'Block'])).toEqual([why, undefined]);
});

it('Tools has what one shows of oneself in the order of the main window', async () => {
  await open(TWO_PEOPLE);
  openBarMenu('Tools');
  expect(shown()).toEqual(['myEmoticons', 'backgrounds', 'changePicture', '—', 'options']);
});

it('Help leads to the page of the service while its server has one', async () => {
  const client = await open(TWO_PEOPLE);
  const statusPage = 'https://status.example.org/';
  act(() => client.change({ type: 'statusPageChanged', statusPage }));
  openBarMenu('Help');
  expect(shown()).toEqual(['helpTopics', 'serviceStatus', '—', 'about']);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Service Status' }));
  expect(client.requested('openLink')).toEqual([{ url: statusPage }]);
  act(() => client.change({ type: 'statusPageChanged', statusPage: '' }));
  openBarMenu('Help');
  expect(shown()).toEqual(['helpTopics', '—', 'about']);
});

it('Actions has each of several people, and the nudge below them', async () => {
  await open(GROUP_OF_FOUR);
  openBarMenu('Actions');
  expect(shown()).toEqual([...GROUP_OF_FOUR.participants.map(({ address }) => address), '—', 'nudge']);
});

it('a right click in the input also leads to the font and turns the reading order', async () => {
  const client = await open(TWO_PEOPLE);
  const input = screen.getByTestId('composer-input');
  fireEvent.contextMenu(input);
  const edit = ['undo', 'redo', '—', 'cut', 'copy', 'paste', 'delete', 'selectAll'];
  expect(shown()).toEqual([...edit, '—', 'font', 'readingOrder']);
  const order = screen.getByRole('menuitemcheckbox', { name: 'Right-to-Left Reading Order' });
  expect(order.getAttribute('aria-checked')).toBe('false');
  fireEvent.click(order);
  const { format } = TWO_PEOPLE.settings.messages;
  expect(client.requested('updateSettings')).toMatchObject([
    { patch: { messages: { format: { ...format, rightToLeft: true } } } },
  ]);
  fireEvent.contextMenu(input);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Change Font…' }));
  expect(screen.getByRole('dialog', { name: 'Change Font' })).toBeTruthy();
});

it.each([
  [ANA.displayName, ['hide', 'size', 'save']],
  [OWN.displayName, ['change', 'hide', 'size', 'save']],
])('a right click on the picture of %s offers what its arrow does', async (name, ids) => {
  const client = await open({
    ...TWO_PEOPLE,
    own: { ...OWN, pictureUrl: 'own.png' },
    participants: [{ ...ANA, pictureUrl: 'ana.png' }],
  });
  const frames = screen.getAllByTestId('picture-frame');
  const frame = frames.find((one) => one.textContent.includes(name));
  fireEvent.contextMenu(frame?.querySelector('.display-picture') ?? document.body);
  expect(shown()).toEqual(ids);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Save…' }));
  expect(client.requested('savePicture')).toEqual([name === OWN.displayName ? {} : { address: ANA.address }]);
});
