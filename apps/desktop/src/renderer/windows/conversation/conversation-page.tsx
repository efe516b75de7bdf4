import type { RequestFailure } from '@nudge/ipc-contract';
import type { RefObject } from 'react';
import type { ComposerHandle } from '../../components/composer/composer-handle.ts';
import type { OpenPopover } from '../../components/composer/format-strip.tsx';
import type { ConversationState } from '../../stores/conversation.ts';
import { useText } from '../../text/use-text.ts';
import type { ConversationActions } from './conversation-actions.ts';
import type { OpenDialog } from './conversation-dialogs.tsx';
import { inputEntries, type MenuCommands } from './conversation-menus.ts';
import { ConversationToolbar } from './conversation-toolbar.tsx';
import { filesReason } from './files-reason.ts';
import { InputPanel } from './input-panel.tsx';
import { MessagePanel } from './message-panel.tsx';
import { PictureColumn } from './picture-column.tsx';
import { StatusLine } from './status-line.tsx';
import { inviteReason, offlineReason } from './unable-reasons.ts';
import type { Find } from './use-find.ts';
import type { NudgeMotion } from './use-nudge-motion.ts';

interface ConversationPageProps {
  readonly state: ConversationState;
  readonly actions: ConversationActions;
  readonly commands: Pick<MenuCommands, 'edit' | 'paste' | 'changeFont'>;
  readonly composerRef: RefObject<ComposerHandle | null>;
  readonly motion: NudgeMotion;
  readonly find: Find;
  readonly trouble: RequestFailure | undefined;
  readonly popover: OpenPopover;
  readonly onDismissTrouble: () => void;
  readonly onPopoverChange: (open: OpenPopover) => void;
  readonly onTextChange: (text: string) => void;
  readonly onDialog: (dialog: OpenDialog) => void;
}

/** Everything below the menu bar. */
export function ConversationPage(props: ConversationPageProps) {
  const { state, actions, commands, onDialog } = props;
  const text = useText();
  const people = state.participants.filter(({ isPresent }) => isPresent || !state.isGroup);
  return (
    <main className="conversation-page" data-nudged={props.motion}>
      {state.settings.messages.showToolbar && (
        <ConversationToolbar
          people={people}
          isGroup={state.isGroup}
          reasons={{
            invite: inviteReason(state, text),
            files: filesReason(state, text),
            block: offlineReason(state, text),
          }}
          onInvite={() => onDialog({ kind: 'invite' })}
          onSendFiles={() => actions.chooseFiles('files')}
          onBlock={({ address }, isToBeBlocked) =>
            isToBeBlocked ? actions.block(address) : actions.unblock(address)
          }
        />
      )}
      <div className="conversation-columns">
        <div className="conversation-column">
          <MessagePanel
            state={state}
            actions={actions}
            find={props.find}
            trouble={props.trouble}
            onDismissTrouble={props.onDismissTrouble}
            onDialog={onDialog}
          />
          <InputPanel
            state={state}
            actions={actions}
            composerRef={props.composerRef}
            popover={props.popover}
            menuEntries={inputEntries({ actions, commands, state, text })}
            onPopoverChange={props.onPopoverChange}
            onTextChange={props.onTextChange}
            onSearch={props.find.open}
          />
        </div>
        <PictureColumn state={state} actions={actions} />
      </div>
      <StatusLine lastReceivedAt={state.lastReceivedAt} />
    </main>
  );
}
