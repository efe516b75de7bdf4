import type { HistoryConversationView } from '@nudge/ipc-contract';
import { useRef, useState, type RefObject } from 'react';
import { ContextMenu, type MenuPoint } from '../../components/context-menu/context-menu.tsx';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { NameText } from '../../components/name-text/name-text.tsx';
import { SearchField } from '../../components/search-field/search-field.tsx';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import { titleOf } from './history-state.ts';
import { VirtualList } from './virtual-list.tsx';

const ROW_HEIGHT = 36;

interface ConversationListProps {
  readonly conversations: readonly HistoryConversationView[];
  readonly chosenId: string;
  readonly showEmoticons: boolean;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onChoose: (conversationId: string) => void;
  readonly menuOf: (conversation: HistoryConversationView) => readonly MenuEntry[];
}

const FILTER_WORDS = {
  label: 'history.filterLabel',
  placeholder: 'history.filter',
  clear: 'history.clearFilter',
} as const;

/** Whom one talked with, and a box that narrows that down. */
export function ConversationList(props: ConversationListProps) {
  const { conversations, chosenId, showEmoticons, listRef, onChoose, menuOf } = props;
  const text = useText();
  const [filter, setFilter] = useState('');
  const [menu, setMenu] = useState<MenuPoint & { readonly of: HistoryConversationView }>();
  const filterRef = useRef<HTMLInputElement>(null);
  const shown = conversations.filter((conversation) => isMatch(conversation, filter));
  const chooseFirst = (): void => {
    const [first] = shown;
    if (first !== undefined) onChoose(first.id);
    listRef.current?.focus();
  };
  return (
    <section className="history-side" aria-label={text('history.conversations')}>
      <div className="history-filter">
        <SearchField
          value={filter}
          inputRef={filterRef}
          onChange={setFilter}
          onEnter={chooseFirst}
          onLeaveDown={() => listRef.current?.focus()}
          words={FILTER_WORDS}
        />
      </div>
      <VirtualList
        items={shown}
        keyOf={({ id }) => id}
        rowHeight={ROW_HEIGHT}
        activeKey={chosenId}
        label={text('history.conversations')}
        listRef={listRef}
        className="history-list"
        onActivate={({ id }) => onChoose(id)}
        onMenu={(of, point) => {
          onChoose(of.id);
          setMenu({ ...point, of });
        }}
      >
        {(conversation) => <ConversationRow conversation={conversation} showEmoticons={showEmoticons} />}
      </VirtualList>
      {shown.length === 0 && filter !== '' && <p className="history-side-note">{text('history.noName')}</p>}
      {menu !== undefined && (
        <ContextMenu
          label={titleOf(menu.of)}
          point={menu}
          entries={menuOf(menu.of)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </section>
  );
}

interface ConversationRowProps {
  readonly conversation: HistoryConversationView;
  readonly showEmoticons: boolean;
}

function ConversationRow({ conversation, showEmoticons }: ConversationRowProps) {
  const text = useText();
  const dates = useDates();
  const { lineCount, lastAt, isKept, addresses } = conversation;
  return (
    <div className="history-who" title={addresses.join(', ')}>
      <span className="history-who-name">
        <NameText text={titleOf(conversation)} showEmoticons={showEmoticons} isOneLine />
      </span>
      <span className="history-who-facts">
        {/* The words have no room beside a date; they are heard, and the foot of the window has them. */}
        <span>
          <span aria-hidden="true">{text('history.countShort', { count: lineCount })}</span>
          <span className="visually-hidden">{text('history.count', { count: lineCount })}</span>
        </span>
        {isKept ? <span>{dates.date(lastAt)}</span> : <span>{text('history.notKept')}</span>}
      </span>
    </div>
  );
}

function isMatch({ title, addresses }: HistoryConversationView, filter: string): boolean {
  const wanted = filter.trim().toLocaleLowerCase();
  return [title, ...addresses].some((name) => name.toLocaleLowerCase().includes(wanted));
}
