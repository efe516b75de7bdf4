import type { ReleaseView } from '@nudge/ipc-contract';
import { focusOnMount } from '../../../components/dialog/focus-on-mount.ts';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { ReleaseNotes } from '../../../components/updates/release-notes.tsx';
import { useText } from '../../../text/use-text.ts';

interface ReleaseNotesDialogProps {
  readonly release: ReleaseView;
  readonly onClose: () => void;
}

/** What is new in the version that the strip tells of. */
export function ReleaseNotesDialog({ release, onClose }: ReleaseNotesDialogProps) {
  const text = useText();
  return (
    <ModalDialog
      title={text('update.notesTitle', { version: release.version })}
      onClose={onClose}
      onSubmit={onClose}
      buttons={
        <button ref={focusOnMount} type="submit" className="button button-default">
          {text('dialog.ok')}
        </button>
      }
    >
      <ReleaseNotes release={release} />
    </ModalDialog>
  );
}
