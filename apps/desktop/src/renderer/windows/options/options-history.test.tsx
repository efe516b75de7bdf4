// @vitest-environment happy-dom
import type { HistoryProtectionView, OptionsSnapshot, Reply } from '@nudge/ipc-contract';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { FakeAnswers } from '../../bridge/fake-client.ts';
import { openOptions, SNAPSHOT } from './window-fixture.tsx';

const GOOD = 'correct horse battery';

async function openAt(part: Partial<HistoryProtectionView> = {}, answers: FakeAnswers = {}) {
  const protection: OptionsSnapshot['protection'] = { ...SNAPSHOT.protection, ...part };
  return openOptions({ page: 'messages', protection }, answers);
}

const press = (name: string): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByText(name, { selector: 'button' })));
const dialog = (name: string) => within(screen.getByRole('dialog', { name }));
const write = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const field = (label: string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(label);

it('protects the history with a passphrase that was typed twice', async () => {
  const client = await openAt();
  await press('Protect the History with a Passphrase\u2026');
  expect(dialog('Protect the History').getByText(/cannot|Nobody can bring back/)).toBeTruthy();
  expect(field('New passphrase:').type).toBe('password');
  expect(document.activeElement).toBe(field('New passphrase:'));
  write('New passphrase:', GOOD);
  write('Once more:', GOOD);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Remember it on this computer' }));
  await press('Protect');
  expect(client.requested('protectHistory')).toEqual([{ passphrase: GOOD, remember: true }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('refuses a short one, and two that differ, beside their fields', async () => {
  const client = await openAt();
  await press('Protect the History with a Passphrase\u2026');
  write('New passphrase:', 'seven77');
  await press('Protect');
  expect(screen.getByText('Use at least 8 characters.')).toBeTruthy();
  expect(document.activeElement).toBe(field('New passphrase:'));
  write('New passphrase:', GOOD);
  write('Once more:', `${GOOD}!`);
  await press('Protect');
  expect(screen.getByText('The two are not the same.')).toBeTruthy();
  expect(document.activeElement).toBe(field('Once more:'));
  expect(client.requested('protectHistory')).toEqual([]);
});

it('says why nothing can be remembered where there is no key store', async () => {
  await openAt({ canRemember: false });
  await press('Protect the History with a Passphrase\u2026');
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Remember it on this computer' });
  expect([box.disabled, box.closest('label')?.title]).toEqual([
    true,
    'This computer has no safe place for passwords.',
  ]);
});

it('tells how far it is, and that nothing else can be done meanwhile', async () => {
  const client = await openAt();
  const work = { kind: 'protecting', part: 0.42 } as const;
  await act(async () =>
    client.change({ type: 'historyProtectionChanged', protection: { ...SNAPSHOT.protection, work } }),
  );
  const bar = screen.getByRole('progressbar', { name: 'The history is being protected\u2026' });
  expect(bar.getAttribute('aria-valuenow')).toBe('42');
  const button = screen.getByRole<HTMLButtonElement>('button', { name: /Protect the History/ });
  expect(button.disabled).toBe(true);
});

it('changes the passphrase for the old one, and waits for it again when that was not it', async () => {
  const client = await openAt(
    { state: 'unlocked' },
    { changeHistoryPassphrase: () => ({ ok: false, failure: { code: 'wrongPassphrase' } }) },
  );
  await press('Change Passphrase\u2026');
  write('Current passphrase:', 'not it');
  write('New passphrase:', GOOD);
  write('Once more:', GOOD);
  await press('Change');
  expect(client.requested('changeHistoryPassphrase')).toEqual([{ passphrase: 'not it', next: GOOD }]);
  expect(screen.getByText(/That is not the passphrase/)).toBeTruthy();
  expect([document.activeElement, field('Current passphrase:').value]).toEqual([
    field('Current passphrase:'),
    '',
  ]);
});

it('removes the protection for the passphrase', async () => {
  const client = await openAt({ state: 'unlocked' });
  await press('Remove Protection\u2026');
  write('Passphrase:', GOOD);
  await press('Remove');
  expect(client.requested('unprotectHistory')).toEqual([{ passphrase: GOOD }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

/** Holds the answer to a request back until it is wanted. */
function held() {
  let answer: (reply: Reply<undefined>) => void = () => {};
  const reply = new Promise<Reply<undefined>>((resolve) => {
    answer = resolve;
  });
  return { reply: () => reply, give: (given: Reply<undefined>) => act(async () => answer(given)) };
}

it('tells at the foot what came of a work whose dialog was closed meanwhile', async () => {
  const { reply, give } = held();
  await openAt({}, { protectHistory: reply });
  await press('Protect the History with a Passphrase\u2026');
  write('New passphrase:', GOOD);
  write('Once more:', GOOD);
  await press('Protect');
  await press('Close');
  expect(screen.queryByRole('dialog')).toBeNull();
  await give({ ok: false, failure: { code: 'diskFull' } });
  expect(document.querySelector('.options-failure')?.textContent).toMatch(/not enough room on the disk/);
});

it('keeps its words beside the fields while its dialog is open', async () => {
  const { reply, give } = held();
  await openAt({}, { protectHistory: reply });
  await press('Protect the History with a Passphrase\u2026');
  write('New passphrase:', GOOD);
  write('Once more:', GOOD);
  await press('Protect');
  const fields = [field('New passphrase:'), field('Once more:')];
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Remember it on this computer' });
  expect([...fields.map(({ readOnly }) => readOnly), box.disabled]).toEqual([true, true, true]);
  await give({ ok: false, failure: { code: 'diskFull' } });
  expect([...fields.map(({ readOnly }) => readOnly), box.disabled]).toEqual([false, false, false]);
  expect(document.querySelector('.options-failure')?.textContent).toBe('');
  expect(dialog('Protect the History').getByText(/not enough room on the disk/)).toBeTruthy();
});

it('takes only the old passphrase out of the fields when that was not it', async () => {
  const { reply, give } = held();
  await openAt({ state: 'unlocked' }, { changeHistoryPassphrase: reply });
  await press('Change Passphrase\u2026');
  write('Current passphrase:', 'not it');
  write('New passphrase:', GOOD);
  write('Once more:', GOOD);
  await press('Change');
  write('New passphrase:', `${GOOD}!`);
  await give({ ok: false, failure: { code: 'wrongPassphrase' } });
  expect([field('Current passphrase:').value, field('New passphrase:').value]).toEqual(['', `${GOOD}!`]);
});

it.each([
  ['remove', 'unlocked', 'Remove Protection\u2026', 'Remove', 'Passphrase:'],
  ['unlock', 'locked', 'Unlock\u2026', 'Unlock', 'Passphrase:'],
  ['change', 'unlocked', 'Change Passphrase\u2026', 'Change', 'Current passphrase:'],
] as const)('asks for the passphrase that is missing: %s', async (_name, state, offer, submit, label) => {
  const client = await openAt({ state });
  await press(offer);
  const before = client.requests.length;
  await press(submit);
  expect(screen.getByText('Enter the passphrase.')).toBeTruthy();
  expect(field(label).getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field(label));
  expect(client.requests).toHaveLength(before);
  write(label, 'x');
  expect(screen.queryByText('Enter the passphrase.')).toBeNull();
});

it.each(['unlocked', 'locked'] as const)('says that it is remembered, and forgets it: %s', async (state) => {
  const client = await openAt({ state, isRemembered: true });
  expect(screen.getByText(/^It is remembered on this computer/)).toBeTruthy();
  await press('Stop Remembering It');
  expect(client.requested('forgetHistoryPassphrase')).toEqual([{}]);
  const protection = { ...SNAPSHOT.protection, state, isRemembered: false };
  await act(async () => client.change({ type: 'historyProtectionChanged', protection }));
  expect(screen.queryByText(/^It is remembered/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Stop Remembering It' })).toBeNull();
});

it('locks at once, and is unlocked here as well', async () => {
  const client = await openAt({ state: 'unlocked' });
  await press('Lock Now');
  expect(client.requested('lockHistory')).toHaveLength(1);
  await act(async () =>
    client.change({
      type: 'historyProtectionChanged',
      protection: { ...SNAPSHOT.protection, state: 'locked' },
    }),
  );
  await press('Unlock\u2026');
  write('Passphrase:', GOOD);
  await press('Unlock');
  expect(client.requested('unlockHistory')).toEqual([{ passphrase: GOOD, remember: false }]);
});

it('names what else can be read, and deletes what nobody can open only when asked twice', async () => {
  const client = await openAt({ state: 'keyMissing', openCount: 1 });
  expect(screen.getByText(/1 unprotected copy is still in the folder/)).toBeTruthy();
  await press('Delete the Locked History\u2026');
  const question = within(screen.getByRole('alertdialog', { name: 'Delete the Locked History' }));
  expect(document.activeElement).toBe(question.getByRole('button', { name: 'Cancel' }));
  expect(client.requested('deleteLockedHistory')).toEqual([]);
  await act(async () => void fireEvent.click(question.getByRole('button', { name: 'Delete' })));
  expect(client.requested('deleteLockedHistory')).toHaveLength(1);
});
