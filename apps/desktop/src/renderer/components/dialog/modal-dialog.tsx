import type { FormEvent, ReactNode } from 'react';
import { ModalFrame } from './modal-frame.tsx';
import { useReachableScroll } from './use-reachable-scroll.ts';

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
  const [contentRef, takesFocus] = useReachableScroll();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A form of the window below would take it for its own: React hands events on through portals.
    event.stopPropagation();
    onSubmit?.();
  };
  return (
    <ModalFrame title={title} role={role} onClose={onClose}>
      <form className="modal-form" onSubmit={submit} noValidate>
        <div ref={contentRef} className="modal-content" {...(takesFocus ? { tabIndex: 0 } : {})}>
          {children}
        </div>
        <div className="modal-buttons">{buttons}</div>
      </form>
    </ModalFrame>
  );
}
