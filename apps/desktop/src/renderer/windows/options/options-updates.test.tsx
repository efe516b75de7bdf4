// @vitest-environment happy-dom
import type { OptionsSnapshot, UpdateStage, UpdatesView } from '@nudge/ipc-contract';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apply, openOptions, SNAPSHOT } from './window-fixture.tsx';

describe('updates', () => {
  const at = (stage: UpdateStage, part: Partial<UpdatesView> = {}): Partial<OptionsSnapshot> => ({
    page: 'updates',
    updates: { way: { kind: 'itself' }, stage, isPutOff: false, ...part },
  });
  const release = { version: '0.2.0', notes: '<b>Faster</b>' };
  const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

  it('are looked for at once, and by themselves where that is wished', async () => {
    const client = await openOptions(at({ kind: 'idle' }));
    screen.getByText('This is Nudge 0.1.0.');
    screen.getByText('Not checked yet.');
    fireEvent.click(button('Check Now'));
    expect(client.requested('checkForUpdates')).toEqual([{}]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Check for updates by itself' }));
    fireEvent.click(apply());
    await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
    expect(client.requested('updateSettings')[0]?.patch).toEqual({ updates: { automatic: false } });
  });

  it('are shown on their way, then ready, with their notes as plain text', async () => {
    const client = await openOptions(at({ kind: 'downloading', release, percent: 37 }));
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('37');
    expect(button('Check Now').disabled).toBe(true);
    const ready = at({ kind: 'ready', release }).updates;
    act(() => client.change({ type: 'updatesChanged', updates: ready ?? SNAPSHOT.updates }));
    screen.getByText('<b>Faster</b>');
    fireEvent.click(button('Restart Now'));
    expect(client.requested('restartToUpdate')).toEqual([{}]);
  });

  it('wait while a restart would break something off', async () => {
    await openOptions(at({ kind: 'ready', release }, { hold: 'transfers' }));
    screen.getByText(/break off files/);
    screen.getByText(/^Nudge [\d.]+ is ready\.$/);
    expect(button('Restart Now').disabled).toBe(true);
  });

  it.each([
    [{ kind: 'manager' }, /package manager/],
    [{ kind: 'none' }, /not set up in this build/],
  ] as const)('of an installation of kind %j are not looked for', async (way, line) => {
    await openOptions(at({ kind: 'idle' }, { way }));
    screen.getByText(line);
    expect(screen.queryByRole('button', { name: 'Check Now' })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('that cannot be installed here lead to their page', async () => {
    const url = 'https://nudge.example/';
    const client = await openOptions(at({ kind: 'found', release }, { way: { kind: 'page', url } }));
    fireEvent.click(button('Open Web Page'));
    expect(client.requested('openLink')).toEqual([{ url }]);
  });

  it('that went wrong say why', async () => {
    await openOptions(at({ kind: 'failed', reason: 'damaged' }));
    expect(screen.getByText(/did not arrive as it should/).getAttribute('role')).toBe('status');
  });
});
