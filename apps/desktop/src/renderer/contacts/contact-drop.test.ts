import { describe, expect, it } from 'vitest';
import { person } from '../../../gallery/data/people.ts';
import { contactDrop } from './contact-drop.ts';
import type { ListSection } from './list-sections.ts';

const section = (key: string, kind: ListSection['kind'] = 'group'): ListSection => ({
  key,
  kind,
  name: key,
  online: 0,
  total: 0,
  contacts: [],
});
const [FRIENDS, FAMILY, CHOIR] = [section('friends'), section('family'), section('choir')];
const OTHER = section('other', 'other');
const inGroups = (...groupIds: readonly string[]) =>
  person({ address: 'ben@example.org', displayName: 'Ben', groupIds });
const fromFriends = { contact: inGroups('friends'), section: FRIENDS, canMove: true };
const fromOther = { contact: inGroups(), section: OTHER, canMove: true };

describe('a contact dropped on', () => {
  it('another group moves there, from the group its row stands in', () => {
    const inTwo = { contact: inGroups('family', 'friends'), section: FRIENDS, canMove: true };
    expect(contactDrop(inTwo, CHOIR, false)).toEqual({ kind: 'move', from: 'friends', to: 'choir' });
    expect(contactDrop(fromOther, CHOIR, false)).toEqual({ kind: 'move', from: undefined, to: 'choir' });
  });

  it('another group is copied there while the key is held', () => {
    expect(contactDrop(fromFriends, CHOIR, true)).toEqual({ kind: 'copy', to: 'choir' });
    expect(contactDrop(fromOther, CHOIR, true)).toEqual({ kind: 'copy', to: 'choir' });
  });

  it('its own group stays where it is', () => {
    expect(contactDrop(fromFriends, FRIENDS, false)).toBeUndefined();
    expect(contactDrop(fromFriends, FRIENDS, true)).toBeUndefined();
    expect(contactDrop(fromOther, OTHER, false)).toBeUndefined();
  });

  it('a group that it is in by another row leaves the one it was taken from', () => {
    const inTwo = { contact: inGroups('family', 'friends'), section: FRIENDS, canMove: true };
    expect(contactDrop(inTwo, FAMILY, false)).toEqual({ kind: 'removeFromGroup', groupId: 'friends' });
    expect(contactDrop(inTwo, FAMILY, true)).toBeUndefined();
  });

  it('Other Contacts leaves the group; nobody is copied there', () => {
    expect(contactDrop(fromFriends, OTHER, false)).toEqual({ kind: 'removeFromGroup', groupId: 'friends' });
    expect(contactDrop(fromFriends, OTHER, true)).toBeUndefined();
  });

  it('a status stays as it is', () => {
    expect(contactDrop(fromFriends, section('online', 'online'), false)).toBeUndefined();
    expect(contactDrop(fromFriends, section('offline', 'offline'), false)).toBeUndefined();
  });

  it('a group from the rows of those offline moves from the one group there is', () => {
    const offline = { contact: inGroups('friends'), section: section('offline', 'offline'), canMove: true };
    expect(contactDrop(offline, CHOIR, false)).toEqual({ kind: 'move', from: 'friends', to: 'choir' });
    expect(contactDrop(offline, FRIENDS, false)).toBeUndefined();
    expect(contactDrop(offline, OTHER, false)).toEqual({ kind: 'removeFromGroup', groupId: 'friends' });
  });

  it('a group from a row that does not say which of several groups to leave can only be copied', () => {
    const contact = inGroups('friends', 'family');
    const offline = { contact, section: section('offline', 'offline'), canMove: true };
    expect(contactDrop(offline, CHOIR, false)).toBeUndefined();
    expect(contactDrop(offline, OTHER, false)).toBeUndefined();
    expect(contactDrop(offline, CHOIR, true)).toEqual({ kind: 'copy', to: 'choir' });
    expect(contactDrop({ ...offline, section: FRIENDS }, CHOIR, false)).toMatchObject({ kind: 'move' });
  });

  it('the favourites becomes one, and stays in its group; who is one already stays so', () => {
    const favourites = section('favourites', 'favourites');
    expect(contactDrop(fromFriends, favourites, false)).toEqual({ kind: 'addFavourite' });
    expect(contactDrop({ ...fromFriends, canMove: false }, favourites, true)).toEqual({
      kind: 'addFavourite',
    });
    const contact = { ...fromFriends.contact, isFavourite: true };
    expect(contactDrop({ ...fromFriends, contact }, favourites, false)).toBeUndefined();
    expect(contactDrop({ contact, section: favourites, canMove: true }, FAMILY, false)).toEqual({
      kind: 'move',
      from: 'friends',
      to: 'family',
    });
  });

  it('a group stays where it is while nothing can be moved', () => {
    expect(contactDrop({ ...fromFriends, canMove: false }, CHOIR, false)).toBeUndefined();
  });
});
