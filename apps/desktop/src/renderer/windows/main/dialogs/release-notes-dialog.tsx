import type { ReleaseView } from '@nudge/ipc-contract';
import { ReleaseNotes } from '../../../components/updates/release-notes.tsx';
import { useText } from '../../../text/use-text.ts';
import { TellingDialog } from './telling-dialog.tsx';

interface ReleaseNotesDialogProps {
  readonly release: ReleaseView;
  readonly onClose: () => void;
}

/** What is new in the version that the strip tells of. */
export function ReleaseNotesDialog({ release, onClose }: ReleaseNotesDialogProps) {
  const text = useText();
  return (
    <TellingDialog title={text('update.notesTitle', { version: release.version })} onClose={onClose}>
      <ReleaseNotes release={release} />
    </TellingDialog>
  );
}
