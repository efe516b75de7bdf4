// @vitest-environment happy-dom
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { apply, openOptions } from './window-fixture.tsx';

const { messages: MESSAGES } = DEFAULT_SETTINGS;

it('changes the font of one\u2019s own messages with Apply, and not before', async () => {
  const client = await openOptions({ page: 'messages' });
  fireEvent.click(screen.getByRole('button', { name: 'Change Font\u2026' }));
  const form = within(await screen.findByRole('dialog', { name: 'Change Font' }));
  fireEvent.change(form.getByRole('listbox', { name: 'Size:' }), { target: { value: '14' } });
  fireEvent.click(form.getByRole('checkbox', { name: 'Underline' }));
  await act(async () => fireEvent.click(form.getByRole('button', { name: 'OK' })));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect([client.requested('updateSettings'), client.requested('controlWindow')]).toEqual([[], []]);
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch).toEqual({
    messages: { fontSize: 14, format: { ...MESSAGES.format, underline: true } },
  });
});

it('writes from right to left when that is chosen', async () => {
  const client = await openOptions({ page: 'messages' });
  const direction = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Direction:' });
  expect(direction.value).toBe('leftToRight');
  fireEvent.change(direction, { target: { value: 'rightToLeft' } });
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch.messages?.format).toEqual({
    ...MESSAGES.format,
    rightToLeft: true,
  });
});

it('says where kept conversations lie, and opens that folder', async () => {
  const client = await openOptions({ page: 'messages' });
  expect(screen.getByText('/profiles/sam')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Open Folder' }));
  expect(client.requested('openHistoryFolder')).toHaveLength(1);
});
