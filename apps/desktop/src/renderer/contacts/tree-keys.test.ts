import { expect, it } from 'vitest';
import { person } from '../../../gallery/data/people.ts';
import { listRows, type ListRow } from './list-rows.ts';
import { listSections } from './list-sections.ts';
import { treeMove, typeAheadRow } from './tree-keys.ts';

const sections = listSections({
  contacts: [
    person({ address: 'ada@x.org', displayName: 'Ada', groupIds: ['1'] }),
    person({ address: 'bo@x.org', displayName: 'Bo', groupIds: ['1'] }),
    person({ address: 'cy@x.org', displayName: 'Cy' }),
  ],
  groups: [{ id: '1', name: 'Friends' }],
  list: { arrangement: 'groups', groupOffline: false, onlineOnly: false },
  collator: new Intl.Collator('en'),
});
const rows = listRows(sections, new Set());
const closed = listRows(sections, new Set(['1']));
const [FRIENDS, ADA, BO, OTHER, CY] = ['g:1', 'c:1:ada@x.org', 'c:1:bo@x.org', 'g:other', 'c:other:cy@x.org'];

const press = (
  key: string,
  active: string | undefined,
  isRightToLeft = false,
  list: readonly ListRow[] = rows,
) => treeMove(list, active, { key, isRightToLeft, pageSize: 3 });

it.each([
  ['ArrowDown', undefined, FRIENDS],
  ['ArrowDown', FRIENDS, ADA],
  ['ArrowDown', 'gone', FRIENDS],
  ['ArrowDown', CY, CY],
  ['ArrowUp', ADA, FRIENDS],
  ['ArrowUp', FRIENDS, FRIENDS],
  ['Home', CY, FRIENDS],
  ['End', FRIENDS, CY],
  ['PageDown', FRIENDS, OTHER],
  ['PageUp', CY, ADA],
  ['ArrowLeft', BO, FRIENDS],
  ['ArrowLeft', CY, OTHER],
  ['ArrowRight', FRIENDS, ADA],
])('D05: %s on %s goes to %s', (key, active, expected) => {
  expect(press(key, active)).toEqual({ kind: 'focus', key: expected });
});

it('D05: opens and closes a group with the arrows, and with Enter', () => {
  expect(press('ArrowLeft', FRIENDS)).toEqual({ kind: 'toggle', sectionKey: '1' });
  expect(press('ArrowRight', FRIENDS, false, closed)).toEqual({ kind: 'toggle', sectionKey: '1' });
  expect(press('ArrowLeft', FRIENDS, false, closed)).toBeUndefined();
  expect(press('Enter', FRIENDS)).toEqual({ kind: 'toggle', sectionKey: '1' });
});

it('D05: swaps the arrows where one reads from right to left', () => {
  expect(press('ArrowRight', BO, true)).toEqual({ kind: 'focus', key: FRIENDS });
  expect(press('ArrowLeft', FRIENDS, true)).toEqual({ kind: 'focus', key: ADA });
});

it('D05: opens a contact with Enter and everything with an asterisk', () => {
  expect(press('Enter', BO)).toMatchObject({ kind: 'open', row: { key: BO } });
  expect(press('*', BO)).toEqual({ kind: 'expandAll' });
});

it('leaves other keys, and an empty tree, alone', () => {
  expect(press('F4', BO)).toBeUndefined();
  expect(press('ArrowDown', undefined, false, [])).toBeUndefined();
});

it('finds by typed letters: one letter goes on to the next, several stay while they fit', () => {
  const nameOf = (row: ListRow): string =>
    row.kind === 'group' ? (row.section.name ?? 'Other') : row.contact.displayName;
  expect(typeAheadRow(rows, { activeKey: ADA, typed: 'a', nameOf })?.key).toBe(ADA);
  expect(typeAheadRow(rows, { activeKey: ADA, typed: 'b', nameOf })?.key).toBe(BO);
  expect(typeAheadRow(rows, { activeKey: BO, typed: 'bo', nameOf })?.key).toBe(BO);
  expect(typeAheadRow(rows, { activeKey: CY, typed: 'a', nameOf })?.key).toBe(ADA);
  expect(typeAheadRow(rows, { activeKey: CY, typed: 'x', nameOf })).toBeUndefined();
});
