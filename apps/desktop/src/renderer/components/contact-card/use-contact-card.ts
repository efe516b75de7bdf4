import { useCallback, useEffect, useRef, useState } from 'react';

/** How long the pointer rests on a row before its card opens, ms. */
export const CARD_OPEN_DELAY = 900;
/** How long the card stays once the pointer has left both, ms. */
export const CARD_CLOSE_DELAY = 350;

/** Which card is open, where, and whether the keyboard opened it. */
export interface OpenCard {
  readonly address: string;
  readonly anchor: DOMRect;
  readonly takesFocus: boolean;
}

interface ContactCardHold {
  readonly card: OpenCard | undefined;
  /** The pointer came to a row, or left the rows. */
  readonly hover: (address: string | undefined, anchor: DOMRect | undefined) => void;
  readonly openByKey: (address: string, anchor: DOMRect) => void;
  /** The pointer is on the card: it stays. */
  readonly hold: () => void;
  readonly release: () => void;
  readonly close: () => void;
}

/** The timing of hover cards. */
export function useContactCard(): ContactCardHold {
  const [card, setCard] = useState<OpenCard>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = useCallback((delay: number, next: OpenCard | undefined) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCard(next), delay);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hover = useCallback(
    (address: string | undefined, anchor: DOMRect | undefined) => {
      if (address === undefined || anchor === undefined) return later(CARD_CLOSE_DELAY, undefined);
      // An open card goes before the next one comes, so that it never covers what the pointer is after.
      later(CARD_OPEN_DELAY, { address, anchor, takesFocus: false });
      setCard((open) => (open === undefined || open.address === address ? open : undefined));
    },
    [later],
  );
  return {
    card,
    hover,
    openByKey: (address, anchor) => {
      clearTimeout(timer.current);
      setCard({ address, anchor, takesFocus: true });
    },
    hold: () => clearTimeout(timer.current),
    release: () => later(CARD_CLOSE_DELAY, undefined),
    close: () => {
      clearTimeout(timer.current);
      setCard(undefined);
    },
  };
}
