import { useText } from '../../text/use-text.ts';
import './invitation-words.css';

interface InvitationWordsProps {
  /** Who wrote it. */
  readonly name: string;
  readonly words: string;
}

/** What somebody wrote who asks to be let in: plain text that leads nowhere, and scrolls where it is long. */
export function InvitationWords({ name, words }: InvitationWordsProps) {
  const text = useText();
  return (
    <div
      role="group"
      className="invitation-words"
      dir="auto"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
      tabIndex={0}
      aria-label={text('prompt.words', { name })}
      data-testid="invitation-words"
    >
      {words}
    </div>
  );
}
