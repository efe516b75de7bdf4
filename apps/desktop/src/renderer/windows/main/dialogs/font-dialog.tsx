import { useMemo } from 'react';
import { measureOnCanvas, presentFamilies } from '../../../components/composer/font-choices.ts';
import { FontForm, type FontChoice } from '../../../components/composer/font-form.tsx';
import { ModalFrame } from '../../../components/dialog/modal-frame.tsx';
import { useText } from '../../../text/use-text.ts';
import './font-dialog.css';

interface FontDialogProps {
  readonly choice: FontChoice;
  readonly onApply: (choice: FontChoice) => void;
  readonly onClose: () => void;
}

/** Change My Text: how one's own messages look, in every conversation. */
export function FontDialog({ choice, onApply, onClose }: FontDialogProps) {
  const text = useText();
  const families = useMemo(() => presentFamilies(measureOnCanvas()), []);
  return (
    <ModalFrame title={text('chat.font.title')} onClose={onClose}>
      <FontForm
        choice={choice}
        families={families}
        onApply={(chosen) => {
          onApply(chosen);
          onClose();
        }}
        onCancel={onClose}
      />
    </ModalFrame>
  );
}
