import type { ParticipantView, Settings } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { hasAddress } from '../../files/auto-accept.ts';
import { plainLabel } from '../../text/mnemonic.ts';
import type { Text } from '../../text/use-text.ts';
import type { ConversationActions } from './conversation-actions.ts';
import type { MenusInput } from './conversation-menus.ts';
import { nudgeReason, offlineReason } from './unable-reasons.ts';

interface PersonEntriesInput {
  readonly actions: ConversationActions;
  readonly text: Text;
  readonly settings: Settings;
  /** Why the server can be asked for nothing just now. */
  readonly offline: string | undefined;
}

/** What can be done about one person, in the Actions menu and on their name among several. */
export function personEntries(
  person: ParticipantView,
  { actions, text, settings, offline }: PersonEntriesInput,
): readonly MenuEntry[] {
  const { address, displayName: name } = person;
  const isAutomatic = hasAddress(settings.files.autoAccept, address);
  const acceptFiles: MenuEntry = {
    kind: 'check',
    id: 'acceptFiles',
    label: text('menu.chatActions.acceptFiles', { name: plainLabel(name) }),
    isChecked: isAutomatic,
    hint: text('hint.acceptFiles'),
    onAction: () => actions.acceptFrom(address, !isAutomatic),
  };
  const add: MenuEntry = {
    kind: 'command',
    id: 'add',
    label: text('menu.chatActions.add'),
    disabledReason: person.isOnList ? text('reason.onListAlready', { name }) : offline,
    onAction: () => actions.addContact(address),
  };
  const block: MenuEntry = person.isBlocked
    ? {
        kind: 'command',
        id: 'unblock',
        label: text('menu.chatActions.unblock'),
        disabledReason: offline,
        onAction: () => actions.unblock(address),
      }
    : {
        kind: 'command',
        id: 'block',
        label: text('menu.chatActions.block'),
        disabledReason: offline,
        onAction: () => actions.block(address),
      };
  const properties: MenuEntry = {
    kind: 'command',
    id: 'properties',
    label: text('menu.chatActions.properties'),
    disabledReason: person.isOnList ? undefined : text('chat.bar.notOnList', { name }),
    onAction: () => actions.openProperties(address),
  };
  return person.isOnList ? [add, block, acceptFiles, properties] : [add, block, properties];
}

/** What can be done about the people of a conversation, and last the nudge. */
export function actionsMenu({ text, actions, state }: Omit<MenusInput, 'commands'>): readonly MenuEntry[] {
  const people = state.participants.filter(({ isPresent }) => isPresent || !state.isGroup);
  const [only] = people;
  const given = { actions, text, settings: state.settings, offline: offlineReason(state, text) };
  const aboutPeople: readonly MenuEntry[] =
    !state.isGroup && only !== undefined
      ? personEntries(only, given)
      : people.map((person) => ({
          kind: 'submenu',
          id: person.address,
          label: plainLabel(person.displayName),
          entries: personEntries(person, given),
        }));
  const separator: MenuEntry = { kind: 'separator', id: 'actions-1' };
  return [
    ...aboutPeople,
    ...(aboutPeople.length === 0 ? [] : [separator]),
    {
      kind: 'command',
      id: 'nudge',
      label: text('menu.chatActions.nudge'),
      shortcut: 'Ctrl+D',
      disabledReason: nudgeReason(state, text),
      onAction: actions.nudge,
    },
  ];
}
