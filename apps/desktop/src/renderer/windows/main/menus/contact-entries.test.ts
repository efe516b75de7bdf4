import { DEFAULT_SETTINGS, type LookStyle } from '@nudge/ipc-contract';
import { expect, it, vi } from 'vitest';
import { person } from '../../../../../gallery/data/people.ts';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import type { MainActions } from '../main-actions.ts';
import { contactMenu } from './contact-entries.ts';
import type { MenuContext } from './menu-context.ts';

const GROUPS = [
  { id: '1', name: 'Choir' },
  { id: '2', name: 'Family' },
  { id: '3', name: 'Work' },
];
const BEN = person({ address: 'ben@example.org', displayName: 'Ben', groupIds: ['1', '2'] });

function scene(style: LookStyle = 'classic') {
  const tell = vi.fn<MainActions['tell']>();
  const openDialog = vi.fn<MenuContext['openDialog']>();
  const nothing = (): void => {};
  const actions: MainActions = {
    tell,
    ask: async () => undefined,
    dropFiles: nothing,
    importContacts: nothing,
    findAttention: nothing,
    findPastAlerts: nothing,
    findBackgrounds: nothing,
    addBackground: async () => ({ ok: true, id: '' }),
    copyDiagnostics: nothing,
    answerOutside: async () => undefined,
    changeSettings: nothing,
    dismissStartNotices: nothing,
  };
  const context: MenuContext = {
    text: (key) => key,
    session: { phase: 'signedIn' },
    settings: { ...DEFAULT_SETTINGS, look: { ...DEFAULT_SETTINGS.look, style } },
    own: undefined,
    contacts: new Map(),
    groups: GROUPS,
    server: undefined,
    view: 'contacts',
    actions,
    openDialog,
    showView: nothing,
    focusSearch: nothing,
    signIn: nothing,
  };
  const entry = (id: string, groupId?: string): MenuEntry | undefined =>
    contactMenu({ contact: BEN, groupId, onCard: nothing }, context).find((one) => one.id === id);
  return { tell, openDialog, entry };
}

it('asks which of several groups to leave where the row does not say it', () => {
  const { tell, entry } = scene();
  const leave = entry('removeFromGroup');
  if (leave?.kind !== 'submenu') throw new Error('no choice of groups');
  expect(leave.entries.map(({ id }) => id)).toEqual(['1', '2']);
  const [, family] = leave.entries;
  if (family?.kind === 'command') family.onAction();
  expect(tell).toHaveBeenCalledWith('removeFromGroup', { address: BEN.address, groupId: '2' });
  expect(entry('moveTo')).toMatchObject({ disabledReason: 'reason.inSeveralGroups' });
  expect(entry('copyTo')).toMatchObject({ disabledReason: undefined });
});

it('leaves the group of the row, and moves from there', () => {
  const { tell, entry } = scene();
  const leave = entry('removeFromGroup', '2');
  if (leave?.kind === 'command') leave.onAction();
  expect(tell).toHaveBeenLastCalledWith('removeFromGroup', { address: BEN.address, groupId: '2' });
  const move = entry('moveTo', '2');
  const [work] = move?.kind === 'submenu' ? move.entries : [];
  if (work?.kind === 'command') work.onAction();
  expect(tell).toHaveBeenLastCalledWith('moveContact', { address: BEN.address, from: '2', to: '3' });
});

it('has a way to the nickname in the Live look only', () => {
  expect(scene().entry('nickname')).toBeUndefined();
  const { openDialog, entry } = scene('live');
  const nickname = entry('nickname');
  if (nickname?.kind === 'command') nickname.onAction();
  expect(openDialog).toHaveBeenCalledWith({ kind: 'contactProperties', contact: BEN });
});
