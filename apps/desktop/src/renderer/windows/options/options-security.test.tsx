// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openOptions, SNAPSHOT } from './window-fixture.tsx';

describe('Security', () => {
  it('throws away what is kept, at once, and shows what is left', async () => {
    const client = await openOptions({ page: 'security' });
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
    expect(screen.getByText('2 passwords are stored on this computer.')).toBeTruthy();
    expect(screen.getByText(/^2 KB of pictures/)).toBeTruthy();
    press('Forget Stored Passwords');
    press('Throw Them Away');
    expect(client.requested('forgetPasswords')).toEqual([{}]);
    expect(client.requested('clearPictureCache')).toEqual([{}]);
    act(() =>
      client.change({
        type: 'storedChanged',
        stored: { ...SNAPSHOT.stored, passwordCount: 0, pictureBytes: 0 },
      }),
    );
    expect(screen.getByText('No password is stored on this computer.')).toBeTruthy();
    const clear = screen.getByRole<HTMLButtonElement>('button', { name: 'Throw Them Away' });
    expect(clear.disabled).toBe(true);
  });

  it('the warning about links is a choice like others', async () => {
    const client = await openOptions({ page: 'security' });
    fireEvent.click(screen.getByRole('checkbox', { name: /Warn me before opening links/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
    expect(client.requested('updateSettings')[0]).toEqual({
      patch: { security: { warnAboutStrangersLinks: false } },
    });
  });
});
