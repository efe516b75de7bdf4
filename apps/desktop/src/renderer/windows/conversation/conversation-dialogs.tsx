import type { ConversationState } from '../../stores/conversation.ts';
import { CloseDialog } from './close-dialog.tsx';
import type { ConversationActions } from './conversation-actions.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';

/** Which dialog stands over the conversation. */
export type OpenDialog =
  { readonly kind: 'close' } | { readonly kind: 'invite' } | { readonly kind: 'link'; readonly url: string };

interface ConversationDialogsProps {
  readonly dialog: OpenDialog | undefined;
  readonly state: ConversationState;
  readonly actions: ConversationActions;
  readonly onDone: () => void;
  readonly onCloseWindow: () => void;
}

export function ConversationDialogs(props: ConversationDialogsProps) {
  const { dialog, state, actions, onDone, onCloseWindow } = props;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'close':
      return <CloseDialog onCloseWindow={onCloseWindow} onStay={onDone} />;
    case 'invite':
      return (
        <InviteDialog
          invitable={state.invitable}
          showEmoticons={state.settings.messages.showEmoticons}
          onInvite={(addresses) => {
            actions.invite(addresses);
            onDone();
          }}
          onClose={onDone}
        />
      );
    case 'link':
      return (
        <LinkDialog
          url={dialog.url}
          onOpen={() => {
            actions.openLink(dialog.url);
            onDone();
          }}
          onCopy={() => {
            actions.copyText(dialog.url);
            onDone();
          }}
          onClose={onDone}
        />
      );
  }
}
