import { NoticeStrip } from '../../components/status-strip/notice-strip.tsx';
import { useText } from '../../text/use-text.ts';
import { ConversationList } from './conversation-list.tsx';
import { DateRangeBar } from './date-range-bar.tsx';
import { EmptyNote } from './empty-note.tsx';
import type { HistoryActions } from './history-actions.ts';
import { HistoryFoot } from './history-foot.tsx';
import { conversationEntries, type MenuCommands } from './history-menus.ts';
import { isReadable, type HistoryState } from './history-state.ts';
import type { HistoryRefs } from './history-window.tsx';
import { HitStrip } from './hit-strip.tsx';
import { HistoryView } from './history-view.tsx';
import { KeepingOffStrip } from './keeping-off-strip.tsx';
import { LockedHistory } from './locked-history.tsx';
import { SearchBar } from './search-bar.tsx';

interface HistoryPageProps {
  readonly state: HistoryState;
  readonly actions: HistoryActions;
  readonly commands: MenuCommands;
  readonly refs: HistoryRefs;
  readonly areDatesShown: boolean;
  readonly onLink: (url: string) => void;
}

/** Conversations at the left; at the right what one looks for, and what was said. */
export function HistoryPage(props: HistoryPageProps) {
  const { state, actions } = props;
  const { settings, own, failure } = state;
  const text = useText();
  return (
    <main className="history-window">
      {failure !== undefined && (
        <NoticeStrip message={text(`err.${failure.code}`)} onDismiss={actions.dismissFailure} />
      )}
      {own !== undefined && !settings.messages.keepHistory && (
        <KeepingOffStrip onOptions={actions.openOptions} />
      )}
      <HistoryContent {...props} />
      <HistoryFoot state={state} />
    </main>
  );
}

function HistoryContent(props: HistoryPageProps) {
  const { state, actions, commands, refs, areDatesShown, onLink } = props;
  const { settings, own, conversations, search } = state;
  const text = useText();
  if (own === undefined) return <EmptyNote message={text('history.signedOut')} />;
  if (!isReadable(state.protection)) {
    return <LockedHistory protection={state.protection} actions={actions} />;
  }
  if (conversations.length === 0 && state.chosenId === '') {
    return <EmptyNote message={text('history.nothing')} />;
  }
  return (
    <div className="history-columns">
      <ConversationList
        conversations={conversations}
        chosenId={state.chosenId}
        showEmoticons={settings.messages.showEmoticons}
        listRef={refs.list}
        onChoose={actions.table.showConversation}
        menuOf={(conversation) => conversationEntries(conversation, { actions, commands, text })}
      />
      <section className="history-main" aria-label={text('history.messages')}>
        <SearchBar
          search={search}
          areDatesShown={areDatesShown}
          searchRef={refs.search}
          dayRef={refs.day}
          onText={actions.search.search}
          onScope={actions.search.setScope}
          onLeave={() => (refs.hits.current ?? refs.table.current)?.focus()}
          onDay={actions.table.showFrom}
          onToggleDates={commands.toggleDates}
        />
        {areDatesShown && <DateRangeBar range={state.range} onRange={actions.table.setRange} />}
        <HitStrip search={search} actions={actions.search} />
        <HistoryView state={state} actions={actions} refs={refs} onLink={onLink} />
      </section>
    </div>
  );
}
