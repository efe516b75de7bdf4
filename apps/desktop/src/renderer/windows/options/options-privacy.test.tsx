// @vitest-environment happy-dom
import type { PrivacyView } from '@nudge/ipc-contract';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apply, openOptions } from './window-fixture.tsx';

const PRIVACY: PrivacyView = {
  people: [
    { address: 'bob@x', displayName: 'Bob', list: 'allowed', isContact: true, hasUsOnTheirList: true },
    { address: 'carol@x', displayName: 'Carol', list: 'allowed', isContact: false, hasUsOnTheirList: false },
    { address: 'dan@x', displayName: 'Dan', list: 'blocked', isContact: false, hasUsOnTheirList: true },
    { address: 'eve@x', displayName: 'Eve', list: 'none', isContact: false, hasUsOnTheirList: true },
  ],
  othersAreBlocked: false,
  asksWhenAdded: true,
};

describe('Privacy', () => {
  const namesIn = (label: string): readonly (string | null)[] =>
    within(screen.getByRole('listbox', { name: label }))
      .queryAllByRole('option')
      .map((option) => option.textContent);
  const openPrivacy = async () => {
    const client = await openOptions({ page: 'privacy', privacy: PRIVACY });
    await screen.findByRole('option', { name: 'Dan' });
    return client;
  };
  const both = () => [namesIn('My Allow List'), namesIn('My Block List')];
  const choose = (label: string, name: string): void => {
    const list = within(screen.getByRole('listbox', { name: label }));
    fireEvent.click(list.getByRole('option', { name }));
  };
  const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

  it('D02: a name and all others move between the lists, and only Apply tells the server', async () => {
    const client = await openPrivacy();
    expect(both()).toEqual([['All others', 'Bob', 'Carol'], ['Dan']]);
    choose('My Allow List', 'Bob');
    press('Block →');
    choose('My Allow List', 'All others');
    press('Block →');
    expect(both()).toEqual([['Carol'], ['All others', 'Bob', 'Dan']]);
    expect(client.requested('changePrivacy')).toEqual([]);
    fireEvent.click(apply());
    await waitFor(() => expect(client.requested('changePrivacy')).toHaveLength(1));
    expect(client.requested('changePrivacy')[0]).toEqual({
      moves: [{ address: 'bob@x', list: 'blocked' }],
      othersAreBlocked: true,
    });
  });

  it('what is moved back is no change, and the box says the same as the list', async () => {
    await openPrivacy();
    choose('My Block List', 'Dan');
    press('← Allow');
    expect(apply().disabled).toBe(false);
    choose('My Allow List', 'Dan');
    press('Block →');
    expect(apply().disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: /Only people on my Allow List/ }));
    expect(both()[1]).toEqual(['All others', 'Dan']);
  });

  it('somebody who comes meanwhile is shown, and what was edited stays', async () => {
    const client = await openPrivacy();
    choose('My Block List', 'Dan');
    press('← Allow');
    const [bob, ...rest] = PRIVACY.people;
    const renamed = { ...bob, displayName: 'Robert' } as (typeof PRIVACY.people)[number];
    act(() => client.change({ type: 'privacyChanged', privacy: { ...PRIVACY, people: [renamed, ...rest] } }));
    expect(both()).toEqual([['All others', 'Robert', 'Carol', 'Dan'], []]);
  });

  it('the menu of a row adds to the list, and deletes only where nobody needs an answer', async () => {
    const client = await openPrivacy();
    fireEvent.contextMenu(screen.getByRole('option', { name: 'Carol' }), { button: 2 });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Add to My Contacts' }));
    await waitFor(() => expect(client.requested('addContact')).toEqual([{ address: 'carol@x' }]));
    fireEvent.contextMenu(screen.getByRole('option', { name: 'Dan' }), { button: 2 });
    const blocked = await screen.findByRole('menuitem', { name: /Delete from this List/ });
    expect(blocked.getAttribute('aria-disabled')).toBe('true');
    fireEvent.keyDown(blocked, { key: 'Escape' });
    fireEvent.contextMenu(screen.getByRole('option', { name: 'Carol' }), { button: 2 });
    fireEvent.click(await screen.findByRole('menuitem', { name: /Delete from this List/ }));
    await waitFor(() => expect(both()[0]).toEqual(['All others', 'Bob']));
  });

  it('the menu of a row opens the properties of a contact, and of nobody else', async () => {
    const client = await openPrivacy();
    fireEvent.contextMenu(screen.getByRole('option', { name: 'Carol' }), { button: 2 });
    const strangers = await screen.findByRole('menuitem', { name: /Properties/ });
    expect(strangers.getAttribute('aria-disabled')).toBe('true');
    fireEvent.keyDown(strangers, { key: 'Escape' });
    fireEvent.contextMenu(screen.getByRole('option', { name: 'Bob' }), { button: 2 });
    fireEvent.click(await screen.findByRole('menuitem', { name: /Properties/ }));
    await waitFor(() => expect(client.requested('openProperties')).toEqual([{ address: 'bob@x' }]));
  });

  it('View shows who has this person on their list', async () => {
    await openPrivacy();
    press('View…');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
      'Bobbob@x',
      'Dandan@x',
      'Eveeve@x',
    ]);
  });

  it('says so when nobody is signed in', async () => {
    await openOptions({ page: 'privacy' });
    expect(screen.getByText(/Sign in to see/)).toBeTruthy();
  });
});
