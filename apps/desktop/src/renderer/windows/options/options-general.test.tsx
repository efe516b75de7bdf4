// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import english from '../../../locales/en.json';
import { apply, openOptions, SNAPSHOT } from './window-fixture.tsx';

const signInBox = () =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: english['opt.general.signIn'] });

it.each([true, false])('signs the remembered account in by itself, or no more: %s', async (isOn) => {
  const automatic = { address: 'sam@example.org', isOn: !isOn };
  const client = await openOptions({ page: 'general', stored: { ...SNAPSHOT.stored, automatic } });
  expect([signInBox().checked, signInBox().disabled]).toEqual([!isOn, false]);
  expect(screen.getByText('As sam@example.org.')).toBeTruthy();
  fireEvent.click(signInBox());
  expect(client.requested('setAutomaticSignIn')).toEqual([]);
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('setAutomaticSignIn')).toEqual([{ isOn }]));
  expect(client.requested('updateSettings')).toEqual([]);
});

it.each(['12', '24'])('the clock is as is chosen: %s hours', async (clock) => {
  const client = await openOptions({ page: 'general' });
  const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Clock:' });
  expect(choice.value).toBe('system');
  fireEvent.change(choice, { target: { value: clock } });
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')[0]?.patch.general?.clock).toBe(clock));
});

it('signs nobody in whose password is not kept', async () => {
  await openOptions({ page: 'general' });
  expect([signInBox().checked, signInBox().disabled]).toEqual([false, true]);
  expect(screen.getByText('Tick \u201cRemember my Password\u201d at your next sign-in first.')).toBeTruthy();
});
