import { useCallback, useMemo, useState, type MouseEvent } from 'react';
import { adoptableEmoticon, type AdoptableEmoticon } from './adoptable-emoticon.ts';
import { ContextMenu, type MenuPoint } from '../../components/context-menu/context-menu.tsx';
import { TransferAnnouncer } from '../../components/file-card/transfer-announcer.tsx';
import type { TransferCommand } from '../../components/file-card/transfer-commands.ts';
import type { FileLineView } from '../../components/file-card/transfer-words.ts';
import { useTransferKeys } from '../../components/file-card/use-transfer-keys.ts';
import type { HistoryLook } from '../../components/message/history-look.ts';
import { selectedHistoryText, selectHistory } from '../../components/message/history-text.ts';
import { MessageHistory } from '../../components/message/message-history.tsx';
import { backgroundOf } from '../../look/background-url.ts';
import type { ConversationState } from '../../stores/conversation.ts';
import { useText } from '../../text/use-text.ts';
import { backgroundId } from './background-id.ts';
import type { ConversationActions } from './conversation-actions.ts';
import type { OpenDialog } from './conversation-dialogs.tsx';
import { FindBar } from './find-bar.tsx';
import { historyMenuEntries } from './history-menu-entries.ts';
import { NoticeBarList } from './notice-bar-list.tsx';
import { noticeBars } from './notice-bars.ts';
import { ToBar } from './to-bar.tsx';
import type { Find } from './use-find.ts';

interface MessagePanelProps {
  readonly state: ConversationState;
  readonly actions: ConversationActions;
  readonly find: Find;
  readonly trouble: string | undefined;
  readonly onDismissTrouble: () => void;
  readonly onDialog: (dialog: OpenDialog) => void;
}

interface HistoryMenuPlace extends MenuPoint {
  readonly history: HTMLElement;
  /** What was selected when it opened. */
  readonly selected: string;
  /** The emoticon of somebody's own under the pointer. */
  readonly emoticon: AdoptableEmoticon | undefined;
}

/** The upper panel: whom one writes to, notice bars, and what was said. */
export function MessagePanel(props: MessagePanelProps) {
  const { state, actions, find, trouble, onDismissTrouble, onDialog } = props;
  const text = useText();
  const [menu, setMenu] = useState<HistoryMenuPlace>();
  const { participants, isGroup, settings } = state;
  const { messages } = settings;
  const look = useHistoryLook(settings);
  const nameOf = useNameOf(participants);
  // Every link is shown whole before anything opens, whoever sent it.
  const { warnAboutStrangersLinks } = settings.security;
  const openLink = useCallback(
    (url: string, senderAddress: string): void => {
      const sender = participants.find(({ address }) => address === senderAddress);
      const isStrange = warnAboutStrangersLinks && sender?.isOnList === false;
      onDialog({ kind: 'link', url, stranger: isStrange ? sender.displayName : undefined });
    },
    [onDialog, participants, warnAboutStrangersLinks],
  );
  const adopt = (emoticon: AdoptableEmoticon) => (): void => onDialog({ kind: 'adopt', emoticon });
  const onTransfer = useCallback(
    (command: TransferCommand, line: FileLineView): void => {
      const isTaken = command === 'accept' || command === 'saveAs';
      if (isTaken && line.transfer.isExecutable) onDialog({ kind: 'program', line, command });
      else actions.transfer(command, line.transfer.id);
    },
    [actions, onDialog],
  );
  useTransferKeys({ lines: state.lines, onCommand: onTransfer });
  const openMenu = (event: MouseEvent<HTMLElement>): void => {
    const history = event.currentTarget.querySelector<HTMLElement>('[role="log"]');
    if (history === null || !history.contains(event.target as Node)) return;
    event.preventDefault();
    const emoticon = adoptableEmoticon(event.target as Element);
    setMenu({
      x: event.clientX,
      y: event.clientY,
      history,
      selected: selectedHistoryText(history),
      emoticon,
    });
  };
  return (
    <section className="message-panel" aria-label={text('chat.history.label')} onContextMenu={openMenu}>
      <ToBar participants={participants} isGroup={isGroup} showEmoticons={messages.showEmoticons} />
      <NoticeBarList
        bars={noticeBars(state)}
        trouble={trouble}
        showEmoticons={messages.showEmoticons}
        onDismissTrouble={onDismissTrouble}
        onAction={(action, person) => {
          if (action === 'goOnline') actions.goOnline();
          else if (person !== undefined) actions[BAR_REQUESTS[action]](person.address);
        }}
      />
      {find.isOpen && <FindBar find={find} onWholeHistory={actions.openHistory} />}
      <MessageHistory
        lines={state.lines}
        hasEarlier={state.hasEarlier}
        look={look}
        showsSafetyLine={messages.safetyLine}
        isSearched={find.isOpen}
        background={backgroundOf(backgroundId(state), state.background.own)}
        onLoadEarlier={actions.loadEarlier}
        onLink={openLink}
        onSendAgain={actions.sendAgain}
        nameOf={nameOf}
        onTransfer={onTransfer}
        partnerName={participants[0]?.displayName ?? ''}
      />
      <TransferAnnouncer lines={state.lines} nameOf={nameOf} />
      {menu !== undefined && (
        <ContextMenu
          label={text('chat.menu.history')}
          point={menu}
          entries={historyMenuEntries(
            {
              selected: menu.selected,
              onCopy: actions.copyText,
              onSelectAll: () => selectHistory(menu.history),
              onAdopt: menu.emoticon && adopt(menu.emoticon),
            },
            text,
          )}
          onClose={() => setMenu(undefined)}
        />
      )}
    </section>
  );
}

const BAR_REQUESTS = { unblock: 'unblock', block: 'block', add: 'addContact' } as const;

function useHistoryLook({ messages, files }: ConversationState['settings']): HistoryLook {
  const { fontSize, textZoom, showEmoticons, showCustomEmoticons } = messages;
  const { exactColors, timeStamps, groupSequential } = messages;
  const formatForAll = messages.ownFontForAll ? messages.format : undefined;
  const filePreview = files.preview;
  return useMemo(
    () => ({
      fontSize,
      textZoom,
      showEmoticons,
      showCustomEmoticons,
      exactColors,
      formatForAll,
      timeStamps,
      groupSequential,
      filePreview,
    }),
    [
      fontSize,
      textZoom,
      showEmoticons,
      showCustomEmoticons,
      exactColors,
      formatForAll,
      timeStamps,
      groupSequential,
      filePreview,
    ],
  );
}

/** Somebody who is not here any more is named by their address. */
function useNameOf(participants: ConversationState['participants']): (address: string) => string {
  return useCallback(
    (address) => participants.find((person) => person.address === address)?.displayName ?? address,
    [participants],
  );
}
