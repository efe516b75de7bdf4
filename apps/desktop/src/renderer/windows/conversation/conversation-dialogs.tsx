import type { FileLineView } from '../../components/file-card/transfer-words.ts';
import type { ConversationState } from '../../stores/conversation.ts';
import { ChangeCodeDialog } from '../../components/emoticon-form/change-code-dialog.tsx';
import { useText } from '../../text/use-text.ts';
import type { AdoptableEmoticon } from './adoptable-emoticon.ts';
import { CloseDialog } from './close-dialog.tsx';
import type { ConversationActions } from './conversation-actions.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { ProgramDialog } from './program-dialog.tsx';

/** Which dialog stands over the conversation. */
export type OpenDialog =
  | { readonly kind: 'close' }
  | { readonly kind: 'invite' }
  | { readonly kind: 'link'; readonly url: string; readonly stranger: string | undefined }
  | { readonly kind: 'adopt'; readonly emoticon: AdoptableEmoticon }
  /** A file that can do harm was accepted: asks a second time. */
  | { readonly kind: 'program'; readonly line: FileLineView; readonly command: 'accept' | 'saveAs' };

interface ConversationDialogsProps {
  readonly dialog: OpenDialog | undefined;
  readonly state: ConversationState;
  readonly actions: ConversationActions;
  readonly onDone: () => void;
  readonly onCloseWindow: () => void;
}

export function ConversationDialogs(props: ConversationDialogsProps) {
  const { dialog, state, actions, onDone, onCloseWindow } = props;
  const text = useText();
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
    case 'adopt': {
      const { lineId, code: usedCode, url } = dialog.emoticon;
      return (
        <ChangeCodeDialog
          title={text('emoticons.adoptTitle')}
          url={url}
          code={usedCode}
          taken={state.emoticons.map(({ code }) => code)}
          onDone={(code) => actions.adoptEmoticon({ lineId, usedCode, code })}
          onClose={onDone}
        />
      );
    }
    case 'link':
      return (
        <LinkDialog
          url={dialog.url}
          stranger={dialog.stranger}
          onOpen={actions.openLink}
          onCopy={actions.copyText}
          onClose={onDone}
        />
      );
    case 'program':
      return (
        <ProgramDialog
          file={dialog.line.transfer}
          name={dialog.line.senderName}
          onAccept={() => {
            actions.transfer(dialog.command, dialog.line.transfer.id, true);
            onDone();
          }}
          onClose={onDone}
        />
      );
  }
}
