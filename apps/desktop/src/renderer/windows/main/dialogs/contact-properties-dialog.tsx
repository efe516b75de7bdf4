import { NICKNAME_MAX_CHARACTERS, NOTE_MAX_CHARACTERS, type ContactView } from '@nudge/ipc-contract';
import { useId, useState } from 'react';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { useText } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import { DialogButtons } from './dialog-buttons.tsx';
import { useAsking } from './use-asking.ts';

interface ContactPropertiesDialogProps {
  readonly contact: ContactView;
  readonly ask: MainActions['ask'];
  readonly onClose: () => void;
}

/** What one writes down about a contact: a name of one's own for them, and a note. Nobody else sees either. */
export function ContactPropertiesDialog({ contact, ask, onClose }: ContactPropertiesDialogProps) {
  const text = useText();
  const noteId = useId();
  const asking = useAsking();
  const [nickname, setNickname] = useState(contact.nickname);
  const [note, setNote] = useState(contact.note);
  const { address } = contact;
  const refusal = asking.failure && <FailureWords failure={asking.failure} />;
  return (
    <ModalDialog
      title={text('properties.title', { name: contact.displayName })}
      onClose={onClose}
      onSubmit={() => asking.run(() => ask('setContactNotes', { address, nickname, note }), onClose)}
      buttons={<DialogButtons submitLabel={text('dialog.ok')} isBusy={asking.isBusy} onCancel={onClose} />}
    >
      <p dir="ltr">{address}</p>
      <TextField
        label={text('properties.nickname')}
        value={nickname}
        maxLength={NICKNAME_MAX_CHARACTERS}
        autoFocus
        onFocus={(event) => event.target.select()}
        hint={text('properties.hint')}
        error={refusal}
        onChange={setNickname}
      />
      <div className="text-field">
        <label className="label" htmlFor={noteId}>
          {text('properties.note')}
        </label>
        <textarea
          id={noteId}
          className="field"
          rows={4}
          dir="auto"
          maxLength={NOTE_MAX_CHARACTERS}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </ModalDialog>
  );
}
