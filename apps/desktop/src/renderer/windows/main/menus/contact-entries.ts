import type { ContactView, GroupView } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import { hasAddress, withAddress } from '../../../files/auto-accept.ts';
import { plainLabel } from '../../../text/mnemonic.ts';
import { attentionEntry } from './attention-entry.ts';
import { offlineReason, type MenuContext } from './menu-context.ts';

interface ContactMenuInput {
  readonly contact: ContactView;
  /** The named group whose row was clicked, if it was one. */
  readonly groupId: string | undefined;
  readonly onCard: () => void;
}

/** The context menu of a contact. What this contact cannot do is disabled and says why. */
export function contactMenu(input: ContactMenuInput, context: MenuContext): readonly MenuEntry[] {
  const { contact, onCard } = input;
  const { text, actions, openDialog } = context;
  const { address } = contact;
  const offline = offlineReason(context);
  return [
    ...sendEntries(contact, context),
    { kind: 'separator', id: 'line-1' },
    {
      kind: 'command',
      id: 'viewHistory',
      label: text('menu.contact.viewHistory'),
      onAction: () => actions.tell('openHistory', { address }),
    },
    {
      kind: 'command',
      id: 'viewCard',
      label: text('menu.contact.viewCard'),
      shortcut: 'F4',
      onAction: onCard,
    },
    { kind: 'separator', id: 'line-2' },
    ...groupEntries(input, context),
    { kind: 'separator', id: 'line-3' },
    favouriteEntry(contact, context),
    acceptFilesEntry(contact, context),
    {
      kind: 'command',
      id: contact.isBlocked ? 'unblock' : 'block',
      label: text(contact.isBlocked ? 'menu.contact.unblock' : 'menu.contact.block'),
      disabledReason: offline,
      onAction: () => actions.tell(contact.isBlocked ? 'unblock' : 'block', { address }),
    },
    {
      kind: 'command',
      id: 'delete',
      label: text('menu.contact.delete'),
      shortcut: 'Del',
      disabledReason: offline,
      onAction: () => openDialog({ kind: 'removeContact', contact }),
    },
    { kind: 'separator', id: 'line-4' },
    {
      kind: 'command',
      id: 'properties',
      label: text('menu.contact.properties'),
      shortcut: 'Alt+Enter',
      onAction: () => openDialog({ kind: 'contactProperties', contact }),
    },
    ...nicknameEntries(contact, context),
    attentionEntry({ address }, contact.shownName, context),
  ];
}

/** Live has a way of its own to where the properties begin: the name one gives. */
function nicknameEntries(
  contact: ContactView,
  { text, settings, openDialog }: MenuContext,
): readonly MenuEntry[] {
  if (settings.look.style !== 'live') return [];
  return [
    {
      kind: 'command',
      id: 'nickname',
      label: text('menu.contact.nickname'),
      onAction: () => openDialog({ kind: 'contactProperties', contact }),
    },
  ];
}

/** A message, mail, files. */
function sendEntries(contact: ContactView, context: MenuContext): readonly MenuEntry[] {
  const { text, actions } = context;
  const { address } = contact;
  return [
    {
      kind: 'command',
      id: 'sendMessage',
      label: text('menu.contact.sendMessage'),
      isDefault: true,
      onAction: () => actions.tell('openConversation', { address }),
    },
    {
      kind: 'command',
      id: 'sendMail',
      label: text('menu.contact.sendMail'),
      onAction: () => actions.tell('openLink', { url: mailLink(address) }),
    },
    {
      kind: 'command',
      id: 'sendFile',
      label: text('menu.contact.sendFile'),
      disabledReason: noFileReason(contact, context),
      onAction: () => actions.tell('chooseFiles', { address, what: 'files' }),
    },
  ];
}

/** Why this contact can get no file just now. */
export function noFileReason(
  { isBlocked, status, shownName }: ContactView,
  context: MenuContext,
): string | undefined {
  const { text } = context;
  const offline = offlineReason(context);
  if (offline !== undefined) return offline;
  if (isBlocked) return text('reason.fileBlocked', { name: shownName });
  return status === 'offline' ? text('reason.fileOffline', { name: shownName }) : undefined;
}

/** Needs no line: the favourites are kept on this computer. */
function favouriteEntry({ address, isFavourite }: ContactView, { text, actions }: MenuContext): MenuEntry {
  return {
    kind: 'command',
    id: isFavourite ? 'removeFavourite' : 'addFavourite',
    label: text(isFavourite ? 'menu.contact.removeFavourite' : 'menu.contact.addFavourite'),
    onAction: () => actions.tell('setFavourite', { address, isFavourite: !isFavourite }),
  };
}

function acceptFilesEntry({ address, shownName }: ContactView, context: MenuContext): MenuEntry {
  const { text, settings, actions } = context;
  const { autoAccept } = settings.files;
  const isAutomatic = hasAddress(autoAccept, address);
  return {
    kind: 'check',
    id: 'acceptFiles',
    label: text('menu.contact.acceptFiles', { name: plainLabel(shownName) }),
    isChecked: isAutomatic,
    hint: text('hint.acceptFiles'),
    onAction: () =>
      actions.changeSettings({
        files: { autoAccept: [...withAddress(autoAccept, address, !isAutomatic)] },
      }),
  };
}

/** Copy to, move to, and remove from the group; every group the contact is in already is left out. */
function groupEntries(input: ContactMenuInput, context: MenuContext): readonly MenuEntry[] {
  const { contact } = input;
  const { text, groups, actions } = context;
  const { address } = contact;
  const others = groups.filter(({ id }) => !contact.groupIds.includes(id));
  const own = leavableGroups(input, groups);
  const [from] = own;
  const offline = offlineReason(context);
  const noGroup = offline ?? (others.length === 0 ? text('reason.noOtherGroup') : undefined);
  const { shownName: name } = contact;
  const target = (group: GroupView, onAction: () => void): MenuEntry => ({
    kind: 'command',
    id: group.id,
    label: plainLabel(group.name),
    onAction,
  });
  return [
    {
      kind: 'submenu',
      id: 'copyTo',
      label: text('menu.contact.copyTo'),
      disabledReason: noGroup,
      entries: others.map((group) =>
        target(group, () => actions.tell('copyContact', { address, to: group.id })),
      ),
    },
    {
      kind: 'submenu',
      id: 'moveTo',
      label: text('menu.contact.moveTo'),
      disabledReason: noGroup ?? (own.length > 1 ? text('reason.inSeveralGroups', { name }) : undefined),
      entries: others.map((group) =>
        target(group, () =>
          actions.tell('moveContact', {
            address,
            to: group.id,
            ...(from === undefined ? {} : { from: from.id }),
          }),
        ),
      ),
    },
    removeEntry(own, input, context),
  ];
}

/** The group whose row was clicked; elsewhere every one the contact is in, of which none is left out by chance. */
function leavableGroups(
  { contact, groupId }: ContactMenuInput,
  groups: readonly GroupView[],
): readonly GroupView[] {
  return groups.filter(({ id }) => (groupId === undefined ? contact.groupIds.includes(id) : id === groupId));
}

/** Out of the one group there is to leave; of several the person says which. */
function removeEntry(
  own: readonly GroupView[],
  { contact }: ContactMenuInput,
  context: MenuContext,
): MenuEntry {
  const { text, actions } = context;
  const { address, shownName: name } = contact;
  const label = text('menu.contact.removeFromGroup');
  const leave = ({ id: groupId }: GroupView) => actions.tell('removeFromGroup', { address, groupId });
  const [only] = own;
  if (own.length > 1)
    return {
      kind: 'submenu',
      id: 'removeFromGroup',
      label,
      disabledReason: offlineReason(context),
      entries: own.map((group) => ({
        kind: 'command',
        id: group.id,
        label: plainLabel(group.name),
        onAction: () => leave(group),
      })),
    };
  return {
    kind: 'command',
    id: 'removeFromGroup',
    label,
    disabledReason:
      offlineReason(context) ?? (only === undefined ? text('reason.inNoGroup', { name }) : undefined),
    onAction: () => {
      if (only !== undefined) leave(only);
    },
  };
}

/** The address for the system's mail program. */
export function mailLink(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}
