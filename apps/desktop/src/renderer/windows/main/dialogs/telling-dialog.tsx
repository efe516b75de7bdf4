import type { ReactNode } from 'react';
import { focusOnMount } from '../../../components/dialog/focus-on-mount.ts';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useText } from '../../../text/use-text.ts';

interface TellingDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Tells something and asks nothing: its one button, OK, has the focus. */
export function TellingDialog({ title, onClose, children }: TellingDialogProps) {
  const text = useText();
  return (
    <ModalDialog
      title={title}
      onClose={onClose}
      onSubmit={onClose}
      buttons={
        <button ref={focusOnMount} type="submit" className="button button-default">
          {text('dialog.ok')}
        </button>
      }
    >
      {children}
    </ModalDialog>
  );
}
