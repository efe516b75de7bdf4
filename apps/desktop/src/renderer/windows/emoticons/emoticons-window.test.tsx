// @vitest-environment happy-dom
import type { EmoticonsSnapshot } from '@nudge/ipc-contract';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { EMOTICONS_WINDOW } from '../../../../gallery/data/pictures.ts';
import { createFakeClient, type FakeAnswers } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

async function open(part: Partial<EmoticonsSnapshot> = {}, answers: FakeAnswers = {}) {
  const client = createFakeClient({ kind: 'emoticons', snapshot: { ...EMOTICONS_WINDOW, ...part }, answers });
  await act(async () => {
    render(<App bridge={client.bridge} />);
    await Promise.resolve();
  });
  return client;
}

const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });
const press = (name: string): Promise<void> =>
  act(async () => {
    fireEvent.click(button(name));
    await Promise.resolve();
  });
const [first, second, third] = EMOTICONS_WINDOW.emoticons;

it('lists them by code, and says how to begin when there are none', async () => {
  await open();
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(
    EMOTICONS_WINDOW.emoticons.map(({ code }) => code),
  );
  cleanup();
  await open({ emoticons: [] });
  expect(screen.getByText(/no emoticons of your own yet/)).toBeTruthy();
  expect(button('Remove').disabled).toBe(true);
});

it('orders and removes', async () => {
  const client = await open();
  fireEvent.click(screen.getByRole('option', { name: second?.code ?? '' }));
  await press('Move Up');
  await press('Move Down');
  await press('Remove');
  expect(client.requested('moveEmoticon')).toEqual([
    { id: second?.id, before: first?.id },
    third === undefined ? { id: second?.id } : { id: second?.id },
  ]);
  expect(client.requested('removeEmoticon')).toEqual([{ id: second?.id }]);
});

it('B16: refuses a code of 8 characters and takes one of 7, exactly as typed', async () => {
  const client = await open();
  fireEvent.click(screen.getByRole('option', { name: first?.code ?? '' }));
  await press('Change Code…');
  const code = screen.getByLabelText(/Type this to use it/);
  fireEvent.change(code, { target: { value: '12345678' } });
  expect(screen.getByText('At most 7 characters.')).toBeTruthy();
  expect(button('OK').disabled).toBe(true);
  fireEvent.change(code, { target: { value: 'AbCdEfG' } });
  await press('OK');
  expect(client.requested('changeEmoticon')).toEqual([{ id: first?.id, code: 'AbCdEfG' }]);
});

it('adds one from a file that fits as it is', async () => {
  const image = { width: 50, height: 40, close: vi.fn<() => void>() };
  vi.stubGlobal('createImageBitmap', () => Promise.resolve(image));
  const client = await open();
  await press('Add…');
  expect(button('Add').disabled).toBe(true);
  const gif = new File([new Uint8Array([0x47, 0x49, 0x46])], 'wave.gif', { type: 'image/gif' });
  fireEvent.change(screen.getByTestId('emoticon-file'), { target: { files: [gif] } });
  await screen.findByAltText('The picture');
  fireEvent.change(screen.getByLabelText(/Type this to use it/), { target: { value: 'wave' } });
  await press('Add');
  await waitFor(() => expect(client.requested('addEmoticon')).toHaveLength(1));
  const [added] = client.requested('addEmoticon');
  expect(added?.code).toBe('wave');
  expect([...(added?.data ?? [])]).toEqual([0x47, 0x49, 0x46]);
});

it('stays and says why when main refuses', async () => {
  await open({}, { changeEmoticon: () => ({ ok: false, failure: { code: 'emoticonCodeTaken' } }) });
  fireEvent.click(screen.getByRole('option', { name: first?.code ?? '' }));
  await press('Change Code…');
  fireEvent.change(screen.getByLabelText(/Type this to use it/), { target: { value: 'other' } });
  await press('OK');
  expect(await screen.findByText(/already has that code/)).toBeTruthy();
  expect(button('OK')).toBeTruthy();
});
