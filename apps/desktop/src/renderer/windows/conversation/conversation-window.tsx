import type { RequestFailure } from '@nudge/ipc-contract';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { ComposerHandle, EditCommand } from '../../components/composer/composer-handle.ts';
import { isBlank } from '../../components/composer/composer-key.ts';
import type { OpenPopover } from '../../components/composer/format-strip.tsx';
import { MenuBar } from '../../components/window-frame/menu-bar.tsx';
import { WindowFrame } from '../../components/window-frame/window-frame.tsx';
import { useFileDrop } from '../../files/use-file-drop.ts';
import { useFilePaste } from '../../files/use-file-paste.ts';
import type { ConversationState } from '../../stores/conversation.ts';
import { useText } from '../../text/use-text.ts';
import type { ConversationActions } from './conversation-actions.ts';
import { ConversationDialogs, type OpenDialog } from './conversation-dialogs.tsx';
import { conversationMenus } from './conversation-menus.ts';
import { ConversationPage } from './conversation-page.tsx';
import { conversationTitle } from './conversation-title.ts';
import { DropHint } from './drop-hint.tsx';
import { editHere } from './edit-here.ts';
import { filesReason } from './files-reason.ts';
import { InviteHint } from './invite-hint.tsx';
import { runCommand } from './run-command.ts';
import { inviteReason } from './unable-reasons.ts';
import { useContactDrop } from './use-contact-drop.ts';
import { useDraft } from './use-draft.ts';
import { useFind } from './use-find.ts';
import { useNudgeMotion, type NudgeToPlay } from './use-nudge-motion.ts';
import { useWindowKeys } from './use-window-keys.ts';
import './conversation-window.css';
import './message-panel.css';
import './notice-bar.css';
import './picture-column.css';
import './participant-list.css';
import './dialogs.css';
import './drop-hint.css';
import './print-sheet.css';

interface ConversationWindowProps {
  readonly state: ConversationState;
  readonly actions: ConversationActions;
  readonly composerRef: RefObject<ComposerHandle | null>;
  readonly nudge: NudgeToPlay | undefined;
  /** The last thing that did not work. */
  readonly failure: RequestFailure | undefined;
  readonly onDismissFailure: () => void;
}

const CONTROLS = ['minimize', 'toggleMaximize', 'close'] as const;

/** A conversation: frame, menus, page and dialogs, and the keys that work everywhere in it. */
export function ConversationWindow(props: ConversationWindowProps) {
  const { state, actions, composerRef } = props;
  const text = useText();
  const [dialog, setDialog] = useState<OpenDialog>();
  const [popover, setPopover] = useState<OpenPopover>();
  const draft = useDraft(state.draft, actions.saveDraft);
  const motion = useNudgeMotion(props.nudge, actions.shakeWindow);
  const find = useFind(() => composerRef.current?.focus());
  const isFileOver = useFileDrop(actions.giveFiles);
  const isContactOver = useContactDrop((address) => actions.invite([address]));
  useFilePaste(actions.giveFiles);
  const noFiles = filesReason(state, text);
  const title = conversationTitle(state.participants, text);

  useEffect(() => composerRef.current?.focus(), [composerRef]);

  const closeNow = (): void => {
    draft.flush();
    actions.control('close');
  };
  const close = (): void => (isBlank(draft.current()) ? closeNow() : setDialog({ kind: 'close' }));
  useWindowKeys({
    isMac: state.platform === 'darwin',
    onCommand: (command) =>
      runCommand(command, {
        state,
        actions,
        find,
        canInvite: inviteReason(state, text) === undefined,
        canSendFiles: noFiles === undefined,
        close,
        openPopover: setPopover,
        openDialog: setDialog,
      }),
    onDirection: (direction) => actions.changeFormat({ rightToLeft: direction === 'rightToLeft' }),
  });

  const commands = useMemo(
    () => ({
      edit: (command: EditCommand) => editHere(command, actions.copyText, composerRef.current),
      paste: () => {
        composerRef.current?.focus();
        actions.paste();
      },
      changeFont: () => setPopover('font'),
      changeBackground: () => setPopover('backgrounds'),
      invite: () => setDialog({ kind: 'invite' }),
    }),
    [actions, composerRef],
  );
  const menus = conversationMenus({
    state,
    actions,
    commands: { ...commands, close, find: find.open, findNext: () => find.step(1) },
    text,
  });

  return (
    <WindowFrame
      title={title}
      ownFrame={state.ownFrame}
      controls={CONTROLS}
      onControl={(control) => (control === 'close' ? closeNow() : actions.control(control))}
      menuBar={<MenuBar menus={menus} isVisible={state.settings.general.menuVisible} />}
    >
      <ConversationPage
        state={state}
        actions={actions}
        composerRef={composerRef}
        commands={commands}
        motion={motion}
        find={find}
        trouble={props.failure}
        onDismissTrouble={props.onDismissFailure}
        popover={popover}
        onPopoverChange={setPopover}
        onTextChange={(typed) => {
          draft.changed(typed);
          if (!isBlank(typed)) actions.typed();
        }}
        onDialog={setDialog}
      />
      {isFileOver && <DropHint name={state.participants[0]?.displayName ?? ''} reason={noFiles} />}
      {isContactOver && <InviteHint />}
      <ConversationDialogs
        dialog={dialog}
        state={state}
        actions={actions}
        onDone={() => setDialog(undefined)}
        onCloseWindow={closeNow}
      />
    </WindowFrame>
  );
}
