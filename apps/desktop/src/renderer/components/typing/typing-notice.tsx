import pen from '@resources/icons/strip/pen-16.svg';
import { LiveRegion } from '../live-region/live-region.tsx';
import { useCalmText } from './use-calm-text.ts';

/** A screen reader hears who is writing at most this often, milliseconds. */
export const SPOKEN_INTERVAL = 10_000;

interface TypingNoticeProps {
  /** Empty while nobody is writing. */
  readonly words: string;
}

/** Who is writing, with a pen; read aloud in a calmer rhythm than shown. */
export function TypingNotice({ words }: TypingNoticeProps) {
  const spoken = useCalmText(words, SPOKEN_INTERVAL);
  return (
    <>
      {words !== '' && (
        <span className="typing-notice" aria-hidden="true" data-testid="typing-notice">
          <img src={pen} width={14} height={14} alt="" />
          <span>{words}</span>
        </span>
      )}
      <LiveRegion message={spoken} />
    </>
  );
}
