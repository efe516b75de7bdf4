import type { ReleaseView } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import './updates.css';

interface ReleaseNotesProps {
  readonly release: ReleaseView;
}

/** What is new in a version, as whoever made it wrote it down: text, and nothing but text. */
export function ReleaseNotes({ release }: ReleaseNotesProps) {
  const text = useText();
  return (
    <div
      className="update-notes"
      dir="auto"
      // Scrolled by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
      tabIndex={0}
      role="region"
      aria-label={text('update.notesTitle', { version: release.version })}
    >
      {release.notes}
    </div>
  );
}
