import { useText, type Text } from '../../text/use-text.ts';
import type { SearchState } from './history-state.ts';
import type { Searcher } from './searcher.ts';

interface HitStripProps {
  readonly search: SearchState;
  readonly actions: Searcher;
}

/** How much was found; while a hit is shown, the ways to the others and back. */
export function HitStrip({ search, actions }: HitStripProps) {
  const text = useText();
  const { found, shownHit } = search;
  if (found === undefined) return null;
  const last = found.hits.length - 1;
  const isLast = shownHit === last && found.next === undefined;
  return (
    <div className="history-hit-strip">
      <span className="history-hit-count">{foundWords(search, text)}</span>
      {shownHit !== undefined && (
        <>
          <button
            type="button"
            className="flat-button"
            disabled={shownHit === 0}
            onClick={() => actions.step(-1)}
          >
            {text('history.previousHit')}
          </button>
          <button type="button" className="flat-button" disabled={isLast} onClick={() => actions.step(1)}>
            {text('history.nextHit')}
          </button>
          <button type="button" className="flat-button" onClick={actions.backToHits}>
            {text('history.allHits')}
          </button>
        </>
      )}
      <button type="button" className="flat-button" onClick={actions.clear}>
        {text('history.endSearch')}
      </button>
    </div>
  );
}

/** `12 messages found`, or `3 of 12`; nothing while nothing was looked for. */
export function foundWords({ found, shownHit }: SearchState, text: Text): string {
  if (found === undefined) return '';
  const count = found.hits.length;
  const isMore = found.next !== undefined;
  if (shownHit !== undefined)
    return text(isMore ? 'history.hitOfMore' : 'history.hitOf', { number: shownHit + 1, count });
  return text(isMore ? 'history.foundMore' : 'history.found', { count });
}
