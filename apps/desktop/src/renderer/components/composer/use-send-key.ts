import { useEffect, useRef } from 'react';

/** Alt+S sends, wherever in the window the focus is. */
export function useSendKey(send: () => void): void {
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isAltOnly = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!isAltOnly || event.key.toLowerCase() !== 's' || event.isComposing) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
