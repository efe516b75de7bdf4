import { useCallback, useEffect, useReducer, useState } from 'react';
import { historyHits } from '../../components/message/history-hits.ts';
import { selectedHistoryText } from '../../components/message/history-text.ts';
import { findState, NOTHING_FOUND } from './find-state.ts';
import { useFindMarks } from './use-find-marks.ts';

/** Searching the history that stands in the window. */
export interface Find {
  readonly isOpen: boolean;
  readonly query: string;
  /** How many hits there are, and which is shown, from 1; 0 without any. */
  readonly count: number;
  readonly position: number;
  /** Grows with every opening, so that the field takes the focus again. */
  readonly openings: number;
  /** With what is selected in the history, else with what was looked for last. */
  readonly open: () => void;
  readonly close: () => void;
  readonly search: (query: string) => void;
  /** Opens where it is closed. */
  readonly step: (by: 1 | -1) => void;
}

/** A longer selection is not what one looks for. */
const SELECTION_MAX_CHARACTERS = 100;

const theHistory = (): HTMLElement | null => document.querySelector('[role="log"]');

/** Marks every hit without touching the lines, and brings the one that is shown into sight. */
export function useFind(onClosed: () => void): Find {
  const [openings, setOpenings] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [query, search] = useState('');
  const [{ hits, current, jumps }, dispatch] = useReducer(findState, NOTHING_FOUND);

  useEffect(() => {
    const history = theHistory();
    if (!isOpen || history === null) return undefined;
    const look = (): void => dispatch({ type: 'found', hits: historyHits(history, query) });
    look();
    const observer = new MutationObserver(look);
    observer.observe(history, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [isOpen, query]);

  const shown = hits[current];
  useFindMarks(isOpen, hits, shown);

  useEffect(() => {
    const history = theHistory();
    if (history !== null && shown !== undefined) bringIntoSight(history, shown);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a hit that moves because lines come on top does not scroll
  }, [jumps]);

  const open = useCallback(() => {
    const history = theHistory();
    const selected = history === null ? '' : selectedHistoryText(history);
    if (selected !== '' && selected.length <= SELECTION_MAX_CHARACTERS && !selected.includes('\n')) {
      search(selected);
    }
    setOpen(true);
    setOpenings((count) => count + 1);
  }, []);
  return {
    isOpen,
    query,
    count: hits.length,
    position: current + 1,
    openings,
    open,
    close: () => {
      setOpen(false);
      onClosed();
    },
    search,
    step: (by) => (isOpen ? dispatch({ type: 'stepped', by }) : open()),
  };
}

/** Into the middle of the history, unless it is in sight. */
function bringIntoSight(history: HTMLElement, hit: Range): void {
  const frame = history.getBoundingClientRect();
  const place = hit.getBoundingClientRect();
  if (place.top >= frame.top && place.bottom <= frame.bottom) return;
  history.scrollTop += place.top - frame.top - (frame.height - place.height) / 2;
}
