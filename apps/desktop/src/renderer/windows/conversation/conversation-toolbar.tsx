import blockIcon from '@resources/icons/toolbar/block.svg';
import inviteIcon from '@resources/icons/toolbar/invite.svg';
import sendFilesIcon from '@resources/icons/toolbar/send-files.svg';
import type { ParticipantView } from '@nudge/ipc-contract';
import { MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import { EntryMenu } from '../../components/menu/entry-menu.tsx';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { ToolbarButton } from '../../components/toolbar/toolbar-button.tsx';
import { useLook } from '../../look/shown-look.ts';
import { useText } from '../../text/use-text.ts';

interface ConversationToolbarProps {
  readonly people: readonly ParticipantView[];
  readonly isGroup: boolean;
  /** Why nobody can be invited, no file sent or nobody blocked just now; each absent while it can be done. */
  readonly reasons: Readonly<Record<'invite' | 'files' | 'block', string | undefined>>;
  readonly onInvite: () => void;
  readonly onSendFiles: () => void;
  readonly onBlock: (person: ParticipantView, isToBeBlocked: boolean) => void;
}

/**
 * Invite, Send Files, and Block at the far end; in the Live look Files, Invite and Block in a row. Among several, Block
 * asks whom.
 */
export function ConversationToolbar(props: ConversationToolbarProps) {
  const { people, isGroup, reasons, onInvite, onSendFiles, onBlock } = props;
  const text = useText();
  const { style } = useLook();
  const [partner] = people;
  const blockWhom: readonly MenuEntry[] = people.map((person) => ({
    kind: 'check',
    id: person.address,
    label: person.displayName.replaceAll('&', '&&'),
    isChecked: person.isBlocked,
    onAction: () => onBlock(person, !person.isBlocked),
  }));
  const invite = (
    <ToolbarButton
      label={text('chat.toolbar.invite')}
      hint={text('chat.toolbar.inviteHint')}
      icon={inviteIcon}
      disabledReason={reasons.invite}
      onPress={onInvite}
    />
  );
  const sendFiles = (
    <ToolbarButton
      label={text(style === 'live' ? 'chat.toolbar.files' : 'chat.toolbar.sendFiles')}
      hint={text('chat.toolbar.sendFilesHint')}
      icon={sendFilesIcon}
      disabledReason={reasons.files}
      onPress={onSendFiles}
    />
  );
  return (
    <Toolbar className="conversation-toolbar" aria-label={text('chat.toolbar.label')} data-pane="toolbar">
      {style === 'live' ? (
        <>
          {sendFiles}
          {invite}
        </>
      ) : (
        <>
          {invite}
          {sendFiles}
          <span className="conversation-toolbar-gap" />
        </>
      )}
      {isGroup && people.length > 0 && (
        <MenuTrigger>
          <ToolbarButton
            label={text('chat.toolbar.block')}
            hint={text('chat.toolbar.blockHint')}
            icon={blockIcon}
            disabledReason={reasons.block}
          />
          <Popover className="popover entry-menu-popover" placement="bottom end" offset={2}>
            <EntryMenu label={text('chat.toolbar.block')} entries={blockWhom} />
          </Popover>
        </MenuTrigger>
      )}
      {!isGroup && partner !== undefined && (
        <ToolbarButton
          label={text(partner.isBlocked ? 'chat.toolbar.unblock' : 'chat.toolbar.block')}
          hint={text(partner.isBlocked ? 'chat.toolbar.unblockHint' : 'chat.toolbar.blockHint')}
          icon={blockIcon}
          disabledReason={reasons.block}
          onPress={() => onBlock(partner, !partner.isBlocked)}
        />
      )}
    </Toolbar>
  );
}
