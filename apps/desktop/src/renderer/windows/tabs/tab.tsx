import close from '@resources/icons/window/close.svg';
import several from '@resources/icons/main/conversations-tab.svg';
import pen from '@resources/icons/strip/pen-16.svg';
import type { TabView } from '@nudge/ipc-contract';
import type { MouseEvent } from 'react';
import '../../components/name-text/name-text.css';
import { PresenceMark } from '../../components/presence/presence-mark.tsx';
import { useText, type Text } from '../../text/use-text.ts';
import type { TabActions } from './tab-actions.ts';
import { tabElementId } from './tab-element-id.ts';
import { useTabDrop } from './use-tab-drop.ts';

interface TabProps {
  readonly tab: TabView;
  readonly isInFront: boolean;
  /** The one that the Tab key comes to. */
  readonly isTabStop: boolean;
  readonly actions: TabActions;
  readonly onFocus: () => void;
}

const MIDDLE_BUTTON = 1;
const MOST_SHOWN = 99;

/** A conversation in the strip: how its partner is, their name, and what happened there meanwhile. */
export function Tab({ tab, isInFront, isTabStop, actions, onFocus }: TabProps) {
  const text = useText();
  const { conversationId: id, title, unread } = tab;
  const drop = useTabDrop({
    onHold: () => actions.show(id),
    onFiles: (files) => actions.giveFiles(id, files),
  });
  const words = tabWords(tab, text);
  const press = ({ target }: MouseEvent): void => {
    const isCross = target instanceof Element && target.closest('.tab-close') !== null;
    if (isCross) actions.close(id);
    else actions.show(id);
  };
  return (
    <div
      id={tabElementId(id)}
      className="tab"
      role="tab"
      aria-selected={isInFront}
      aria-label={words}
      title={words}
      tabIndex={isTabStop ? 0 : -1}
      data-tab-id={id}
      data-unread={unread > 0 || undefined}
      data-held={drop.isOver || undefined}
      onClick={press}
      onAuxClick={({ button }) => button === MIDDLE_BUTTON && actions.close(id)}
      onFocus={onFocus}
      {...drop.handlers}
    >
      <TabMark tab={tab} />
      <span className="tab-name">
        <bdi className="name-line">{title}</bdi>
      </span>
      {/* Its name has the number in words: the figures are drawn only. */}
      {unread > 0 && (
        <span className="tab-unread" data-count={unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread} />
      )}
      {/* The keyboard closes with Delete, or Ctrl+W. */}
      <span className="tab-close" title={text('tabs.close', { name: title })} aria-hidden="true">
        <img className="glyph" src={close} width={15} height={13} alt="" />
      </span>
    </div>
  );
}

/** Who is writing has a pen for so long. */
function TabMark({ tab }: Pick<TabProps, 'tab'>) {
  if (tab.isTyping) return <img src={pen} width={16} height={16} alt="" data-testid="tab-typing" />;
  if (tab.status === undefined) return <img src={several} width={16} height={16} alt="" />;
  return <PresenceMark status={tab.status} isBlocked={tab.isBlocked} />;
}

/** Everything the tab shows, in words. */
function tabWords({ title, status, isBlocked, unread, isTyping }: TabView, text: Text): string {
  const parts = [
    title,
    ...(status === undefined ? [] : [text(`status.${status}`)]),
    ...(isBlocked ? [text('status.blocked')] : []),
    ...(unread === 0 ? [] : [text('list.unread', { count: unread })]),
    ...(isTyping ? [text('tabs.typing')] : []),
  ];
  return parts.join(', ');
}
