// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, SOUND_EVENTS, type OptionsSnapshot, type OwnSound } from '@nudge/ipc-contract';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import english from '../../../locales/en.json';
import { apply, openOptions, SNAPSHOT } from './window-fixture.tsx';

const { alerts: ALERTS } = DEFAULT_SETTINGS;
/** There is mail, so that every event has its row. */
const OWN: Partial<OptionsSnapshot> = SNAPSHOT.own ? { own: { ...SNAPSHOT.own, unreadMail: 1 } } : {};
const PAGE: Partial<OptionsSnapshot> = { page: 'alerts', ...OWN };

const withSounds = (ownSounds: OwnSound[]) => ({
  ...DEFAULT_SETTINGS,
  alerts: { ...ALERTS, ownSounds },
});
const BELL: OwnSound = { event: 'nudge', file: `${'0'.repeat(40)}.mp3`, name: 'bell.mp3' };

it.each(SOUND_EVENTS)('C07: can be heard, and switched on and off: %s', async (event) => {
  const client = await openOptions(PAGE);
  const name = english[`opt.sound.${event}`];
  fireEvent.click(screen.getByRole('button', { name: `Preview: ${name}` }));
  expect(client.requested('playSound')).toEqual([{ event }]);
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name });
  expect(box.checked).toBe(ALERTS.sounds[event]);
  fireEvent.click(box);
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch.alerts?.sounds).toEqual({
    ...ALERTS.sounds,
    [event]: !ALERTS.sounds[event],
  });
});

it('C07: all sounds can be silenced', async () => {
  const client = await openOptions(PAGE);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Mute all sounds' }));
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')[0]?.patch.alerts?.muteAll).toBe(true));
});

it.each(SOUND_EVENTS)('can be a file of one\u2019s own, by a dialog of main: %s', async (event) => {
  const client = await openOptions(PAGE);
  const name = english[`opt.sound.${event}`];
  fireEvent.click(screen.getByRole('button', { name: `Browse…: ${name}` }));
  expect(client.requested('chooseSound')).toEqual([{ event, useDefault: false }]);
});

it('names the file that is heard, and goes back to ours at once', async () => {
  const client = await openOptions({ ...PAGE, settings: withSounds([BELL]) });
  expect(screen.getByText('bell.mp3')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /^Use default/ })).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Use default: A nudge' }));
  expect(client.requested('chooseSound')).toEqual([{ event: 'nudge', useDefault: true }]);
  client.change({ type: 'settingsChanged', settings: DEFAULT_SETTINGS });
  await waitFor(() => expect(screen.queryByText('bell.mp3')).toBeNull());
  expect(apply().disabled).toBe(true);
});

it('a file that is chosen while something else is edited is no change of ours', async () => {
  const client = await openOptions(PAGE);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Mute all sounds' }));
  client.change({ type: 'settingsChanged', settings: withSounds([BELL]) });
  await screen.findByText('bell.mp3');
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch).toEqual({ alerts: { muteAll: true } });
});

it('says so when a file is no sound', async () => {
  await openOptions(PAGE, { chooseSound: () => ({ ok: false, failure: { code: 'badSound' } }) });
  fireEvent.click(screen.getByRole('button', { name: 'Browse…: A nudge' }));
  expect(await screen.findByText(english['err.badSound'])).toBeTruthy();
});
