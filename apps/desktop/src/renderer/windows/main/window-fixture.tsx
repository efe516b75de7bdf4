// Opens the whole main window on a fake client, for tests.
import type { MainSnapshot } from '@nudge/ipc-contract';
import { act, render, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { createFakeClient, type FakeAnswers, type FakeClient } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

/** A page without layout has no heights, and a virtual list without height has no rows. */
const VIEW_HEIGHT = 480;

/** The window as it stands once its snapshot has come. */
export async function openWindow(
  snapshot: MainSnapshot,
  answers: FakeAnswers = {},
): Promise<FakeClient<'main'>> {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW_HEIGHT);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(VIEW_HEIGHT);
  const client = createFakeClient({ kind: 'main', snapshot, answers });
  await act(async () => {
    render(<App bridge={client.bridge} />);
    await Promise.resolve();
  });
  await settle();
  screen.getByRole('main');
  return client;
}

/** Lets promises and the effects that follow them come to rest. */
export async function settle(): Promise<void> {
  await act(async () => {
    await Promise.resolve();
    await Promise.resolve();
  });
}
