import closeIcon from '@resources/icons/window/close.svg';
import type { FormEvent, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import './modal-dialog.css';

interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Enter in the dialog, or its default button. Absent: there is nothing to submit. */
  readonly onSubmit?: () => void;
  /** Buttons of the foot, the default one with `type="submit"`. */
  readonly buttons: ReactNode;
  /** `alertdialog` for a question that stands in the way of something destructive. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** A dialog inside its window. Escape and the cross close it; the focus returns to where it was. */
export function ModalDialog(props: ModalDialogProps) {
  const { title, onClose, onSubmit, buttons, role = 'dialog', children } = props;
  const text = useText();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A form of the window below would take it for its own: React hands events on through portals.
    event.stopPropagation();
    onSubmit?.();
  };
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="modal-dialog" role={role}>
          <div className="modal-title">
            <Heading slot="title">{title}</Heading>
            <button type="button" className="modal-close" aria-label={text('window.close')} onClick={onClose}>
              <img className="glyph" src={closeIcon} width={15} height={13} alt="" />
            </button>
          </div>
          <form className="modal-form" onSubmit={submit} noValidate>
            <div className="modal-content">{children}</div>
            <div className="modal-buttons">{buttons}</div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
