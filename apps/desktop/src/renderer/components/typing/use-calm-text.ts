import { useEffect, useRef, useState } from 'react';

/** A text that changes at most once per interval (milliseconds); an empty one empties it when it may change. */
export function useCalmText(text: string, interval: number): string {
  const [calm, setCalm] = useState(text);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (text === '' || text === calm) return undefined;
    const change = (): void => {
      changedAt.current = performance.now();
      setCalm(text);
    };
    const wait = changedAt.current + interval - performance.now();
    if (wait <= 0) {
      change();
      return undefined;
    }
    const timer = setTimeout(change, wait);
    return () => clearTimeout(timer);
  }, [text, calm, interval]);
  useEffect(() => {
    if (text !== '') return undefined;
    const timer = setTimeout(() => setCalm(''), interval);
    return () => clearTimeout(timer);
  }, [text, interval]);
  return calm;
}
