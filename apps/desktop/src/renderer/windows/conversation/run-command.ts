import type { OpenPopover } from '../../components/composer/format-strip.tsx';
import type { ConversationState } from '../../stores/conversation.ts';
import type { ConversationActions } from './conversation-actions.ts';
import type { OpenDialog } from './conversation-dialogs.tsx';
import { focusPane } from './focus-pane.ts';
import { zoomed } from './text-zoom.ts';
import type { Find } from './use-find.ts';
import type { WindowCommand } from './window-command.ts';

interface CommandOutlets {
  readonly state: ConversationState;
  readonly actions: ConversationActions;
  readonly find: Find;
  readonly canInvite: boolean;
  readonly canSendFiles: boolean;
  readonly close: () => void;
  readonly openPopover: (popover: OpenPopover) => void;
  readonly openDialog: (dialog: OpenDialog) => void;
}

/** Does what a key of the whole window means. */
export function runCommand(command: WindowCommand, outlets: CommandOutlets): void {
  const { state, actions, find, close } = outlets;
  switch (command) {
    case 'close':
      return close();
    case 'escape':
      return find.isOpen ? find.close() : close();
    case 'find':
      return find.open();
    case 'findNext':
    case 'findPrevious':
      return find.step(command === 'findNext' ? 1 : -1);
    case 'emoticons':
      return outlets.openPopover('emoticons');
    case 'nudge':
      if (state.ability.canSend) actions.nudge();
      return;
    case 'invite':
      if (outlets.canInvite) outlets.openDialog({ kind: 'invite' });
      return;
    case 'sendFiles':
      if (outlets.canSendFiles) actions.chooseFiles('files');
      return;
    case 'save':
      return actions.save();
    case 'history':
      return actions.openHistory();
    case 'print':
      return actions.print();
    case 'nextPane':
    case 'previousPane':
      return focusPane(
        document,
        command === 'nextPane' ? 1 : -1,
        state.isTab ? actions.focusTabs : undefined,
      );
    case 'nextTab':
    case 'previousTab':
      if (state.isTab) actions.stepTab(command === 'nextTab' ? 1 : -1);
      return;
    case 'zoomIn':
    case 'zoomOut':
    case 'zoomReset':
      return actions.choose({ textZoom: zoomed(state.settings.messages.textZoom, command) });
  }
}
