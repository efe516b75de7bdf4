// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type AlertSnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

const SNAPSHOT: AlertSnapshot = {
  kind: 'alert',
  number: 0,
  settings: DEFAULT_SETTINGS,
  locale: 'en',
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
  alert: {
    id: 'a1',
    kind: 'message',
    name: 'Ben (#)',
    address: 'ben@example.org',
    pictureUrl: '',
    text: 'are you coming?',
    count: 0,
  },
};

async function open(alert: Partial<AlertSnapshot['alert']> = {}) {
  const client = createFakeClient({
    kind: 'alert',
    snapshot: { ...SNAPSHOT, alert: { ...SNAPSHOT.alert, ...alert } },
  });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('main');
  return client;
}

it('says who writes what, also to a screen reader', async () => {
  await open();
  expect(screen.getByRole('button', { name: /Ben sun says:/ }).textContent).toContain('are you coming?');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Ben (#) says: are you coming?'));
});

it('C01: a click on it opens what it is about', async () => {
  const client = await open();
  fireEvent.click(screen.getByRole('button', { name: /Ben/ }));
  expect(client.requested('clickAlert')).toHaveLength(1);
});

it('stays while the pointer is on it', async () => {
  const client = await open();
  fireEvent.pointerEnter(screen.getByRole('main'));
  fireEvent.pointerLeave(screen.getByRole('main'));
  expect(client.requested('holdAlert')).toEqual([{ hold: true }, { hold: false }]);
});

it('closes, and leads to its options', async () => {
  const client = await open();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  fireEvent.click(screen.getByRole('button', { name: 'Options' }));
  expect(client.requested('closeAlert')).toHaveLength(1);
  expect(client.requested('openOptions')).toEqual([{ page: 'alerts' }]);
});

it('counts on while it stands', async () => {
  const client = await open({ kind: 'more', name: '', text: '', count: 3 });
  expect(screen.getByRole('button', { name: 'and 3 more' })).toBeTruthy();
  act(() => client.change({ type: 'countChanged', count: 4 }));
  expect(await screen.findByRole('button', { name: 'and 4 more' })).toBeTruthy();
});

it('takes up what somebody wrote who asks to be let in', async () => {
  const client = await open({ kind: 'contactRequest', name: 'Jonas', text: '' });
  act(() => client.change({ type: 'textChanged', text: 'it is me' }));
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe('Jonas has put you on their list. it is me'),
  );
});
