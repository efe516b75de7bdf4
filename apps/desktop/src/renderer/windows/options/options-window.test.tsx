// @vitest-environment happy-dom
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import arabic from '../../../locales/ar.json';
import { loadLanguage } from '../../text/messages.ts';
import { apply, openOptions } from './window-fixture.tsx';

it('D01: lists the pages, and Apply is enabled by the first change only', async () => {
  const client = await openOptions();
  const pages = within(screen.getByRole('listbox', { name: 'Categories' })).getAllByRole('option');
  expect(pages.map((page) => page.textContent)).toEqual([
    'Personal',
    'General',
    'Messages',
    'Alerts and Sounds',
    'File Transfer',
    'Privacy',
    'Security',
    'Connection',
    'Updates',
  ]);
  expect(apply().disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show me as away after' }));
  expect(apply().disabled).toBe(false);
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch).toEqual({ personal: { awayWhenIdle: false } });
});

it('is called by its title in the task bar too', async () => {
  document.title = 'Nudge';
  await openOptions();
  expect(document.title).toBe('Options');
});

it('D01: undoes nothing that was chosen elsewhere while something was being edited', async () => {
  const client = await openOptions();
  const { personal, list } = DEFAULT_SETTINGS;
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show me as away after' }));
  const settings = {
    ...DEFAULT_SETTINGS,
    list: { ...list, arrangement: 'status' as const },
    personal: { ...personal, showMyPicture: false },
  };
  act(() => client.change({ type: 'settingsChanged', settings }));
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await waitFor(() => expect(client.requested('controlWindow')).toHaveLength(1));
  expect(client.requested('updateSettings')).toEqual([{ patch: { personal: { awayWhenIdle: false } } }]);
});

it('D01: after Apply nothing is edited any more: what is chosen elsewhere then stays', async () => {
  const client = await openOptions();
  const away = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Show me as away after' });
  const setAway = (awayWhenIdle: boolean): void => {
    const personal = { ...DEFAULT_SETTINGS.personal, awayWhenIdle };
    act(() => client.change({ type: 'settingsChanged', settings: { ...DEFAULT_SETTINGS, personal } }));
  };
  fireEvent.click(away());
  fireEvent.click(apply());
  await waitFor(() => expect(away().checked).toBe(true));
  setAway(false);
  expect(apply().disabled).toBe(true);
  setAway(true);
  expect([away().checked, apply().disabled]).toEqual([true, true]);
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await waitFor(() => expect(client.requested('controlWindow')).toHaveLength(1));
  expect(client.requested('updateSettings')).toHaveLength(1);
});

it('D11: every language is offered by its own name, and the system decides until one is chosen', async () => {
  const client = await openOptions({ page: 'general', locales: ['en', 'pt-BR', 'de', 'ar'] });
  const language = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language:' });
  expect([...language.options].map(({ text, value }) => [value, text])).toEqual([
    ['', 'As the system'],
    ['en', 'English'],
    ['pt-BR', 'Português (Brasil)'],
    ['de', 'Deutsch'],
    ['ar', 'العربية'],
  ]);
  expect(language.value).toBe('');
  fireEvent.change(language, { target: { value: 'ar' } });
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')[0]?.patch.general?.language).toBe('ar'));
});

it('D11: a change of language changes the words and the direction of the open window', async () => {
  const client = await openOptions();
  await loadLanguage('ar');
  act(() => client.change({ type: 'localeChanged', locale: 'ar' }));
  expect(await screen.findByRole('listbox', { name: arabic['opt.categories'] })).toBeDefined();
  expect(document.documentElement.dir).toBe('rtl');
  act(() => client.change({ type: 'localeChanged', locale: 'en' }));
  await screen.findByRole('listbox', { name: 'Categories' });
  expect([document.documentElement.dir, document.documentElement.lang]).toEqual(['ltr', 'en']);
});

it('lets minutes be typed anew from nothing, and shows those that hold once the field is left', async () => {
  const client = await openOptions();
  const field = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Minutes without input' });
  const type = (value: string): boolean => fireEvent.change(field, { target: { value } });
  const shown = () => [field.value, field.getAttribute('aria-invalid')];
  type('');
  expect(shown()).toEqual(['', 'true']);
  type('30');
  expect(shown()).toEqual(['30', 'false']);
  type('1000');
  expect(shown()).toEqual(['1000', 'true']);
  fireEvent.blur(field);
  expect(shown()).toEqual(['30', 'false']);
  fireEvent.click(apply());
  await waitFor(() =>
    expect(client.requested('updateSettings')).toEqual([{ patch: { personal: { awayAfterMinutes: 30 } } }]),
  );
});

it('D01: Cancel closes and changes nothing', async () => {
  const client = await openOptions();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show me as away after' }));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(client.requests.map(({ name }) => name)).toEqual(['getSnapshot', 'controlWindow']);
});

it('keeps the window open and says why when the server refuses a name', async () => {
  const client = await openOptions(
    {},
    { setDisplayName: () => ({ ok: false, failure: { code: 'badDisplayName' } }) },
  );
  fireEvent.change(screen.getByLabelText('Display name:'), { target: { value: 'admin' } });
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await waitFor(() => expect(screen.getByText('That name is not allowed.')).toBeTruthy());
  expect(client.requested('controlWindow')).toEqual([]);
});

it('D01: Help is the last of the buttons, and opens the help topics', async () => {
  const client = await openOptions();
  const foot = within(screen.getByRole('contentinfo')).getAllByRole('button');
  expect(foot.map(({ textContent }) => textContent)).toEqual(['OK', 'Cancel', 'Apply', 'Help']);
  fireEvent.click(screen.getByRole('button', { name: 'Help' }));
  expect(client.requested('openHelp')).toEqual([{ what: 'helpTopics' }]);
  expect(client.requested('controlWindow')).toEqual([]);
});

it('F6 goes round list, page and buttons, and Shift+F6 back', async () => {
  await openOptions();
  const roleOf = (): string | undefined =>
    document.activeElement?.closest<HTMLElement>('[data-pane]')?.className.split(' ')[0];
  const press = (shiftKey: boolean) => {
    fireEvent.keyDown(document.activeElement ?? window, { key: 'F6', shiftKey });
    return roleOf();
  };
  act(() => document.querySelector<HTMLElement>('.options-buttons button')?.focus());
  expect([press(false), press(false), press(false)]).toEqual([
    'category-list',
    'options-page',
    'options-buttons',
  ]);
  expect([press(true), press(true)]).toEqual(['options-page', 'category-list']);
});
