// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { TWO_PEOPLE } from '../../../../gallery/data/conversations.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { CONTACT_TYPE } from '../../contacts/contact-drag-type.ts';
import { App } from './App.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

async function open() {
  const client = createFakeClient({ kind: 'conversation', snapshot: TWO_PEOPLE });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('log');
  await act(async () => undefined);
  return client;
}

/** Whether the window took the event for itself. */
function drag(type: string, contact: string | undefined): boolean {
  const types = contact === undefined ? ['text/plain'] : [CONTACT_TYPE];
  const event = new MouseEvent(type, { bubbles: true, cancelable: true });
  const getData = (wanted: string): string => (wanted === CONTACT_TYPE ? (contact ?? '') : '');
  Object.assign(event, { dataTransfer: { types, files: [], dropEffect: 'none', getData } });
  fireEvent(screen.getByRole('log'), event);
  return event.defaultPrevented;
}

it('a contact dropped on the conversation is invited, and held over it shows so', async () => {
  const client = await open();
  expect(drag('dragover', 'cleo@example.org')).toBe(true);
  expect(screen.getByTestId('invite-hint')).toBeTruthy();
  expect(screen.queryByTestId('drop-hint')).toBeNull();
  drag('drop', 'cleo@example.org');
  expect(screen.queryByTestId('invite-hint')).toBeNull();
  expect(client.requested('invite')).toEqual([{ address: 'cleo@example.org' }]);
});

it('a contact that leaves the window again is not invited', async () => {
  const client = await open();
  drag('dragenter', 'cleo@example.org');
  drag('dragleave', 'cleo@example.org');
  expect(screen.queryByTestId('invite-hint')).toBeNull();
  expect(client.requested('invite')).toEqual([]);
});

it('text goes its usual way', async () => {
  const client = await open();
  expect(drag('dragover', undefined)).toBe(false);
  drag('drop', undefined);
  expect(screen.queryByTestId('invite-hint')).toBeNull();
  expect(client.requested('invite')).toEqual([]);
});
