import { useEffect, useRef } from 'react';

/**
 * Takes files and pictures pasted in the window, but for the small fields of it. A text that brings its picture along, as programs for
 * documents give it, is a text.
 */
export function useFilePaste(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length === 0 || (text !== '' && files.every(isPictureOfText))) return;
      if (document.querySelector('.modal-overlay') !== null || event.target instanceof HTMLInputElement)
        return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(files);
    };
    window.addEventListener('paste', paste, true);
    return () => window.removeEventListener('paste', paste, true);
  }, []);
}

/** The name the browser gives to a picture that comes from no file. */
function isPictureOfText({ name, type }: File): boolean {
  return name === 'image.png' && type === 'image/png';
}
