import { HISTORY_SHELVES } from '@nudge/ipc-contract';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import { isOpenRange } from './days.ts';
import { EmptyNote } from './empty-note.tsx';
import { FileShelf } from './file-shelf.tsx';
import type { HistoryActions } from './history-actions.ts';
import { chosenConversation, shownHit, titleOf, type HistoryState } from './history-state.ts';
import type { HistoryRefs } from './history-window.tsx';
import { HitList } from './hit-list.tsx';
import { MessageTable } from './message-table.tsx';

interface HistoryViewProps {
  readonly state: HistoryState;
  readonly actions: HistoryActions;
  readonly refs: HistoryRefs;
  readonly onLink: (url: string) => void;
}

/** What was found, or else the chosen conversation on one of its shelves. */
export function HistoryView(props: HistoryViewProps) {
  const { state, actions, refs } = props;
  const text = useText();
  const { search, shelf, settings } = state;
  if (search.found !== undefined && search.shownHit === undefined) {
    const { hits } = search.found;
    if (hits.length === 0) {
      const isEverywhere = search.scope === 'all' && isOpenRange(state.range);
      return <EmptyNote message={text(isEverywhere ? 'history.noHits' : 'history.noHitsHere')} />;
    }
    return (
      <div className="history-panel">
        <HitList
          hits={hits}
          showsTitle={search.scope === 'all'}
          showEmoticons={settings.messages.showEmoticons}
          listRef={refs.hits}
          onShow={(index) => {
            actions.search.show(index);
            focusLater(refs);
          }}
          onMore={actions.search.loadMore}
        />
      </div>
    );
  }
  return (
    <Tabs
      className="history-tabs"
      selectedKey={shelf}
      onSelectionChange={(key) => {
        const chosen = HISTORY_SHELVES.find((one) => one === key);
        if (chosen !== undefined && chosen !== shelf) actions.table.showShelf(chosen);
      }}
    >
      <TabList className="tab-list" aria-label={text('history.shelves')}>
        {HISTORY_SHELVES.map((one) => (
          <Tab key={one} id={one} className="history-tab">
            {text(`history.shelf.${one}`)}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={shelf} id={shelf} className="history-panel">
        <Shelf {...props} />
      </TabPanel>
    </Tabs>
  );
}

/** The table comes with the next drawing, in place of the hits that had the focus. */
function focusLater({ table }: HistoryRefs): void {
  requestAnimationFrame(() => table.current?.focus());
}

function Shelf({ state, actions, refs, onLink }: HistoryViewProps) {
  const text = useText();
  const { table, shelf, settings, range } = state;
  const chosen = chosenConversation(state);
  if (chosen === undefined) return <EmptyNote message={text('history.nothingWithThem')} />;
  if (table === undefined) return null;
  if (table.rows.length === 0 && !table.hasEarlier) {
    const isAll = isOpenRange(range);
    return <EmptyNote message={text(isAll ? `history.none.${shelf}` : 'history.none.range')} />;
  }
  const label = text('history.tableLabel', { name: titleOf(chosen) });
  const { showEmoticons } = settings.messages;
  if (shelf !== 'all') {
    return (
      <FileShelf
        rows={table.rows}
        shelf={shelf}
        label={label}
        showEmoticons={showEmoticons}
        onEarlier={actions.table.loadEarlier}
        onFile={actions.openFile}
      />
    );
  }
  const hit = shownHit(state.search);
  return (
    <MessageTable
      table={table}
      selection={state.selection}
      markedRow={hit?.conversationId === chosen.id ? hit.row : undefined}
      messages={settings.messages}
      label={label}
      tableRef={refs.table}
      onSelect={actions.select}
      onEarlier={actions.table.loadEarlier}
      onLater={actions.table.loadLater}
      onFirst={() => actions.table.showFrom(range.from ?? 0)}
      onLast={actions.table.showNewest}
      onLink={onLink}
      onFile={actions.openFile}
    />
  );
}
