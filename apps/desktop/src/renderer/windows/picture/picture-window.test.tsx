// @vitest-environment happy-dom
import type { PictureSnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PICTURE_WINDOW } from '../../../../gallery/data/pictures.ts';
import { createFakeClient, type FakeAnswers } from '../../bridge/fake-client.ts';
import { IMAGE_FILE_MAX_BYTES } from '../../components/picture-crop/decode-image.ts';
import { App } from './App.tsx';

async function open(part: Partial<PictureSnapshot> = {}, answers: FakeAnswers = {}) {
  const client = createFakeClient({ kind: 'picture', snapshot: { ...PICTURE_WINDOW, ...part }, answers });
  await act(async () => {
    render(<App bridge={client.bridge} />);
    await Promise.resolve();
  });
  return client;
}

const choice = (name: string): HTMLInputElement => screen.getByRole('radio', { name });
const press = (name: string): Promise<void> =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });
const browse = (file: File): Promise<void> =>
  act(async () => {
    fireEvent.change(screen.getByTestId('picture-file'), { target: { files: [file] } });
    await Promise.resolve();
  });

it('offers the shipped ones, the chosen one marked and focused', async () => {
  await open({ recent: [], chosenId: 'fox' });
  expect(screen.getAllByRole('radio')).toHaveLength(24);
  expect(choice('Fox').checked).toBe(true);
  expect(document.activeElement).toBe(choice('Fox'));
});

it('chooses one and closes', async () => {
  const client = await open();
  fireEvent.click(choice('Whale'));
  await press('OK');
  expect(client.requested('choosePicture')).toEqual([{ id: 'whale' }]);
  expect(client.requested('controlWindow')).toEqual([{ action: 'close' }]);
});

it('shows none when asked to', async () => {
  const client = await open({ chosenId: 'fox' });
  fireEvent.click(screen.getByRole('checkbox', { name: /show a picture/ }));
  expect(screen.getByText('No picture')).toBeTruthy();
  await press('OK');
  expect(client.requested('choosePicture')).toEqual([{ id: '' }]);
});

it('removes one that was used before, and no shipped one', async () => {
  const client = await open({ chosenId: 'fox' });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Remove' }).disabled).toBe(true);
  fireEvent.click(screen.getAllByRole('radio', { name: 'A picture of yours' })[0] as HTMLElement);
  await press('Remove');
  expect(client.requested('removePicture')).toEqual([{ id: PICTURE_WINDOW.recent[0]?.id }]);
});

it('stays and says why when main refuses', async () => {
  const client = await open({}, { choosePicture: () => ({ ok: false, failure: { code: 'lineLost' } }) });
  await press('OK');
  expect(screen.getByRole('alert').textContent).toBe('The connection was lost.');
  expect(client.requested('controlWindow')).toEqual([]);
});

it('says so when a file is no picture, or too large to be read', async () => {
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
  await open();
  await browse(new File(['nonsense'], 'a.png'));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/not a picture/));
  const large = new File(['x'], 'large.png');
  Object.defineProperty(large, 'size', { value: IMAGE_FILE_MAX_BYTES + 1 });
  await browse(large);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/too large/));
});

it('cuts a square out of a file by keys, and goes back', async () => {
  const image = { width: 400, height: 200, close: vi.fn<() => void>() };
  vi.stubGlobal('createImageBitmap', () => Promise.resolve(image));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  await open();
  await browse(new File(['x'], 'a.png'));
  const square = await screen.findByRole('slider');
  expect(document.activeElement).toBe(square);
  const left = () => Number.parseFloat(square.style.left);
  const before = left();
  fireEvent.keyDown(square, { key: 'ArrowRight' });
  expect(left()).toBeGreaterThan(before);
  const full = square.getAttribute('aria-valuenow');
  fireEvent.keyDown(square, { key: '-' });
  expect(Number(square.getAttribute('aria-valuenow'))).toBeLessThan(Number(full));
  await press('Back');
  expect(image.close).toHaveBeenCalledOnce();
  expect(screen.getAllByRole('radio').length).toBeGreaterThan(0);
});
