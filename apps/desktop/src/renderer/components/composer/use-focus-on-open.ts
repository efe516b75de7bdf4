import { useEffect, useRef, type RefObject } from 'react';

/** Gives the focus to one element of a dialog or popover that has just opened. */
export function useFocusOnOpen<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => target.current?.focus(), []);
  return target;
}
