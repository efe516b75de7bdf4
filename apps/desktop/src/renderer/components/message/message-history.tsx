import type { LineView } from '@nudge/ipc-contract';
import {
  memo,
  useEffect,
  useMemo,
  useState,
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';
import type { ShownBackground } from '../../look/background-url.ts';
import { isMac } from '../../text/shown-shortcut.ts';
import { useText } from '../../text/use-text.ts';
import { FileCard } from '../file-card/file-card.tsx';
import type { TransferCommand } from '../file-card/transfer-commands.ts';
import type { FileLineView } from '../file-card/transfer-words.ts';
import { DayRule } from './day-rule.tsx';
import { historyEntries, type HistoryEntry } from './history-entries.ts';
import type { HistoryLook } from './history-look.ts';
import { selectedHistoryText, selectHistory } from './history-text.ts';
import { SafetyLine } from './safety-line.tsx';
import { firstShownLine } from './shown-lines.ts';
import { SystemLine } from './system-line.tsx';
import { TextLine } from './text-line.tsx';
import { useCountOnTop } from './use-count-on-top.ts';
import { useHistoryScroll } from './use-history-scroll.ts';
import { usePrinting } from './use-printing.ts';
import './message-history.css';

interface MessageHistoryProps {
  readonly lines: readonly LineView[];
  /** More lines exist before the first. */
  readonly hasEarlier: boolean;
  readonly look: HistoryLook;
  readonly showsSafetyLine: boolean;
  /** Whom one writes to. */
  readonly partnerName: string;
  /** Something is looked for: every line there is must be drawn. */
  readonly isSearched: boolean;
  /** Behind the lines. */
  readonly background: ShownBackground | undefined;
  readonly onLoadEarlier: () => void;
  readonly onLink: (url: string, senderAddress: string) => void;
  readonly onSendAgain: (lineId: string) => void;
  /** The name of whoever has that address. */
  readonly nameOf: (address: string) => string;
  readonly onTransfer: (command: TransferCommand, line: FileLineView) => void;
}

/**
 * What was said. Only the newest lines are drawn, more when one scrolls up, and all of them on paper; it stays at
 * the bottom only while it is there. Ctrl+Up and Ctrl+Down go from message to message.
 */
export function MessageHistory(props: MessageHistoryProps) {
  const { lines, hasEarlier, look, showsSafetyLine, isSearched, onLoadEarlier } = props;
  const text = useText();
  const [earlierPages, setEarlierPages] = useState(0);
  const isPrinting = usePrinting();
  // They stay when the search ends, so that nothing moves under the reader, until the newest are reached again.
  useEffect(() => {
    if (isSearched) setEarlierPages(Infinity);
  }, [isSearched]);
  const first = isPrinting ? 0 : firstShownLine(lines.length, earlierPages);
  const hasMore = first > 0 || hasEarlier;
  const showMore = (): void => {
    setEarlierPages((pages) => pages + 1);
    if (first === 0 && hasEarlier) onLoadEarlier();
  };
  const entries = useMemo(
    () => historyEntries(lines.slice(first), { groupSequential: look.groupSequential }),
    [lines, look.groupSequential, first],
  );
  const scroll = useHistoryScroll({
    firstLineId: entries[0]?.line.id,
    lastLineId: entries.at(-1)?.line.id,
    onTop: hasMore ? showMore : undefined,
    onBottom: () => {
      if (!isSearched) setEarlierPages(0);
    },
  });
  const cameOnTop = useCountOnTop(entries);
  const safetyBefore = showsSafetyLine ? safetyPlace(entries, hasMore) : undefined;
  return (
    <div
      ref={scroll.scrollerRef}
      role="log"
      aria-label={text('chat.history.label')}
      className="message-history"
      data-pane="history"
      data-testid="history"
      data-background={backgroundKind(props.background)}
      style={backgroundStyle(props.background)}
      // Scrolled and read by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
      tabIndex={0}
      onScroll={scroll.onScroll}
      onCopy={copyAsCodes}
      onKeyDown={onHistoryKey}
    >
      <div ref={scroll.contentRef} className="message-history-lines">
        {hasMore && (
          <button type="button" className="link-button message-earlier" onClick={showMore}>
            {text('chat.history.earlier')}
          </button>
        )}
        {entries.map((entry, index) => (
          <HistoryRow
            key={entry.line.id}
            entry={entry}
            hasSafetyLine={safetyBefore === index}
            cameOnTop={index < cameOnTop}
            look={look}
            partnerName={props.partnerName}
            onLink={props.onLink}
            onSendAgain={props.onSendAgain}
            nameOf={props.nameOf}
            onTransfer={props.onTransfer}
          />
        ))}
        {safetyBefore === entries.length && <SafetyLine />}
      </div>
    </div>
  );
}

function backgroundKind(background: ShownBackground | undefined): 'ours' | 'own' | undefined {
  if (background === undefined) return undefined;
  return background.isOwn ? 'own' : 'ours';
}

function backgroundStyle(background: ShownBackground | undefined): CSSProperties | undefined {
  if (background === undefined) return undefined;
  return { '--chat-background': `url("${background.url}")` } as CSSProperties;
}

interface HistoryRowProps extends Pick<
  MessageHistoryProps,
  'look' | 'partnerName' | 'onLink' | 'onSendAgain' | 'nameOf' | 'onTransfer'
> {
  readonly entry: HistoryEntry;
  readonly hasSafetyLine: boolean;
  /** Came when one looked further back, and not as news. */
  readonly cameOnTop: boolean;
}

const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { entry, hasSafetyLine, look, onLink, onSendAgain } = props;
  const { line, showsHead, startsConversation, startsDay } = entry;
  const [isQuiet] = useState(props.cameOnTop);
  return (
    <>
      {startsConversation && !startsDay && <hr className="message-rule" />}
      {startsDay && <DayRule at={line.at} isQuiet={isQuiet} />}
      {hasSafetyLine && <SafetyLine />}
      {line.kind === 'text' && (
        <TextLine
          line={line}
          showsHead={showsHead}
          look={look}
          partnerName={props.partnerName}
          isQuiet={isQuiet}
          onLink={onLink}
          onSendAgain={onSendAgain}
        />
      )}
      {(line.kind === 'nudge' || line.kind === 'notice') && (
        <SystemLine line={line} showEmoticons={look.showEmoticons} isQuiet={isQuiet} />
      )}
      {line.kind === 'file' && (
        <FileCard
          line={line}
          name={props.nameOf(line.transfer.partnerAddress)}
          look={look}
          onCommand={props.onTransfer}
        />
      )}
    </>
  );
}, isSameRow);

/** Entries are made anew with every line that arrives; most of them say the same as before. */
function isSameRow(before: HistoryRowProps, now: HistoryRowProps): boolean {
  return (
    before.entry.line === now.entry.line &&
    before.entry.showsHead === now.entry.showsHead &&
    before.entry.startsConversation === now.entry.startsConversation &&
    before.entry.startsDay === now.entry.startsDay &&
    before.hasSafetyLine === now.hasSafetyLine &&
    before.look === now.look &&
    before.partnerName === now.partnerName &&
    before.onLink === now.onLink &&
    before.onSendAgain === now.onSendAgain &&
    before.nameOf === now.nameOf &&
    before.onTransfer === now.onTransfer
  );
}

/** The safety line opens the conversation of now: before its first line, or at the end while there is none. */
function safetyPlace(entries: readonly HistoryEntry[], hasMore: boolean): number | undefined {
  const current = entries.findIndex(({ line }) => !line.isEarlier);
  if (current < 0) return entries.length;
  const isBeginningShown = current > 0 || !hasMore;
  return isBeginningShown ? current : undefined;
}

function copyAsCodes(event: ClipboardEvent<HTMLElement>): void {
  const selected = selectedHistoryText(event.currentTarget);
  if (selected === '') return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', selected);
}

function onHistoryKey(event: KeyboardEvent<HTMLElement>): void {
  const isAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey);
  if (!isAll || event.shiftKey || event.altKey) return moveByMessage(event);
  // The page's own Ctrl+A takes everything around the history as well.
  event.preventDefault();
  selectHistory(event.currentTarget);
}

function moveByMessage(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const isControl = isMac() ? event.metaKey : event.ctrlKey;
  if (step === undefined || !isControl || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
  const at = messages.findIndex((message) => message.contains(document.activeElement));
  const next = at < 0 ? messages.at(step === -1 ? -1 : 0) : messages[at + step];
  next?.focus();
}
