import closeIcon from '@resources/icons/window/close.svg';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import './modal-dialog.css';

interface ModalFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** The frame of a dialog inside its window, for a content that has buttons of its own. */
export function ModalFrame({ title, onClose, role = 'dialog', children }: ModalFrameProps) {
  const text = useText();
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
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
