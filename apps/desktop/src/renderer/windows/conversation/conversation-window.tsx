import type { RequestFailure } from '@nudge/ipc-contract';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { ComposerHandle, EditCommand } from '../../components/composer/composer-handle.ts';
import { isBlank } from '../../components/composer/composer-key.ts';
import type { OpenPopover } from '../../components/composer/format-strip.tsx';
import { selectedHistoryText } from '../../components/message/history-text.ts';
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
import { filesReason } from './files-reason.ts';
import { InviteHint } from './invite-hint.tsx';
import { focusPane } from './focus-pane.ts';
import { zoomed } from './text-zoom.ts';
import { useContactDrop } from './use-contact-drop.ts';
import { useDraft } from './use-draft.ts';
import { useNudgeMotion, type NudgeToPlay } from './use-nudge-motion.ts';
import { useWindowKeys } from './use-window-keys.ts';
import type { WindowCommand } from './window-command.ts';
import './conversation-window.css';
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
  const isFileOver = useFileDrop(actions.giveFiles);
  const isContactOver = useContactDrop((address) => actions.invite([address]));
  useFilePaste(actions.giveFiles);
  const noFiles = filesReason(state, text);
  const title = conversationTitle(state.participants, text);

  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => composerRef.current?.focus(), [composerRef]);

  const closeNow = (): void => {
    draft.flush();
    actions.control('close');
  };
  const close = (): void => (isBlank(draft.current()) ? closeNow() : setDialog({ kind: 'close' }));
  const run = (command: WindowCommand): void => {
    switch (command) {
      case 'close':
        return close();
      case 'emoticons':
        return setPopover('emoticons');
      case 'nudge':
        if (state.ability.canSend) actions.nudge();
        return;
      case 'invite':
        return setDialog({ kind: 'invite' });
      case 'sendFiles':
        if (noFiles === undefined) actions.chooseFiles('files');
        return;
      case 'save':
        return actions.save();
      case 'print':
        return actions.print();
      case 'muteSounds':
        return actions.toggleSounds();
      case 'options':
        return actions.openOptions();
      case 'nextPane':
      case 'previousPane':
        return focusPane(document, command === 'nextPane' ? 1 : -1);
      case 'zoomIn':
      case 'zoomOut':
      case 'zoomReset':
        return actions.choose({ textZoom: zoomed(state.settings.messages.textZoom, command) });
    }
  };
  useWindowKeys({
    isMac: state.platform === 'darwin',
    onCommand: run,
    onDirection: (direction) => actions.changeFormat({ rightToLeft: direction === 'rightToLeft' }),
  });

  const commands = useMemo(
    () => ({
      edit: (command: EditCommand) => {
        const history = document.querySelector('[role="log"]');
        const selected = command === 'copy' && history !== null ? selectedHistoryText(history) : '';
        if (selected === '') composerRef.current?.edit(command);
        else actions.copyText(selected);
      },
      paste: () => {
        composerRef.current?.focus();
        actions.paste();
      },
      changeFont: () => setPopover('font'),
      invite: () => setDialog({ kind: 'invite' }),
    }),
    [actions, composerRef],
  );
  const menus = conversationMenus({ state, actions, commands: { ...commands, close }, text });

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
        trouble={props.failure === undefined ? undefined : text(`err.${props.failure.code}`)}
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
