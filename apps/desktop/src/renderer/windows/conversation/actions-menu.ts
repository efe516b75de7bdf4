import type { ParticipantView, Settings } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { hasAddress } from '../../files/auto-accept.ts';
import { plainLabel } from '../../text/mnemonic.ts';
import type { Text } from '../../text/use-text.ts';
import type { ConversationActions } from './conversation-actions.ts';
import type { MenusInput } from './conversation-menus.ts';

interface PersonEntriesInput {
  readonly actions: ConversationActions;
  readonly text: Text;
  readonly settings: Settings;
}

/** What can be done about one person, in the Actions menu and on their name among several. */
export function personEntries(
  person: ParticipantView,
  { actions, text, settings }: PersonEntriesInput,
): readonly MenuEntry[] {
  const { address } = person;
  const isAutomatic = hasAddress(settings.files.autoAccept, address);
  const acceptFiles: MenuEntry = {
    kind: 'check',
    id: 'acceptFiles',
    label: text('menu.chatActions.acceptFiles', { name: plainLabel(person.displayName) }),
    isChecked: isAutomatic,
    hint: text('hint.acceptFiles'),
    onAction: () => actions.acceptFrom(address, !isAutomatic),
  };
  const add: MenuEntry = {
    kind: 'command',
    id: 'add',
    label: text('menu.chatActions.add'),
    onAction: () => actions.addContact(address),
  };
  const block: MenuEntry = person.isBlocked
    ? {
        kind: 'command',
        id: 'unblock',
        label: text('menu.chatActions.unblock'),
        onAction: () => actions.unblock(address),
      }
    : {
        kind: 'command',
        id: 'block',
        label: text('menu.chatActions.block'),
        onAction: () => actions.block(address),
      };
  const properties: MenuEntry = {
    kind: 'command',
    id: 'properties',
    label: text('menu.chatActions.properties'),
    disabledReason: person.isOnList ? undefined : text('chat.bar.notOnList', { name: person.displayName }),
    onAction: () => actions.openProperties(address),
  };
  return person.isOnList ? [block, acceptFiles, properties] : [add, block, properties];
}

/** What can be done about the people of a conversation, and last the nudge. */
export function actionsMenu({ text, actions, state }: Omit<MenusInput, 'commands'>): readonly MenuEntry[] {
  const people = state.participants.filter(({ isPresent }) => isPresent || !state.isGroup);
  const [only] = people;
  const aboutPeople: readonly MenuEntry[] =
    !state.isGroup && only !== undefined
      ? personEntries(only, { actions, text, settings: state.settings })
      : people.map((person) => ({
          kind: 'submenu',
          id: person.address,
          label: plainLabel(person.displayName),
          entries: personEntries(person, { actions, text, settings: state.settings }),
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
      disabledReason: state.ability.canSend ? undefined : text('reason.cannotSend'),
      onAction: actions.nudge,
    },
  ];
}
