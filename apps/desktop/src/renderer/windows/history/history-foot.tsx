import { LiveRegion } from '../../components/live-region/live-region.tsx';
import { useDates, type Dates } from '../../text/use-dates.ts';
import { useText, type Text } from '../../text/use-text.ts';
import { chosenConversation, type DoneNews, type HistoryState } from './history-state.ts';
import { foundWords } from './hit-strip.tsx';

interface HistoryFootProps {
  readonly state: HistoryState;
}

/** How much there is of the conversation, and what was done last; the latter and the number of hits are spoken. */
export function HistoryFoot({ state }: HistoryFootProps) {
  const text = useText();
  const dates = useDates();
  const chosen = chosenConversation(state);
  const news = state.news === undefined ? '' : newsWords(state.news, text, dates);
  return (
    <footer className="history-foot">
      <span>
        {chosen !== undefined &&
          text('history.extent', {
            count: chosen.lineCount,
            first: dates.date(chosen.firstAt),
            last: dates.date(chosen.lastAt),
          })}
      </span>
      <span className="history-news" title={news}>
        {news}
      </span>
      <LiveRegion message={[news, foundWords(state.search, text)].filter(Boolean).join(' ')} />
    </footer>
  );
}

function newsWords(news: DoneNews, text: Text, dates: Dates): string {
  switch (news.kind) {
    case 'exported':
      return text('history.exported', { count: news.lineCount, place: news.place });
    case 'deleted':
      return text('history.deleted', { count: news.lineCount });
    case 'nothingLater':
      return text('history.nothingLater', { day: dates.date(news.at) });
  }
}
