import { useEffect, useRef, useState, type RefObject } from 'react';

/** By Tab: what only a script can focus leads no key here. */
const FOCUSABLE = ['a[href]', 'button', 'input', 'select', 'textarea', '[tabindex]']
  .map((one) => `${one}:not([tabindex^="-"])`)
  .join(', ');

/** Whether an element scrolls and holds nothing that takes the focus: then it has to take it itself, to be scrolled by keys. */
export function useReachableScroll(): readonly [ref: RefObject<HTMLDivElement | null>, isItself: boolean] {
  const ref = useRef<HTMLDivElement>(null);
  const [isItself, setIsItself] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const look = (): void =>
      setIsItself(element.scrollHeight > element.clientHeight && element.querySelector(FOCUSABLE) === null);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, isItself];
}
