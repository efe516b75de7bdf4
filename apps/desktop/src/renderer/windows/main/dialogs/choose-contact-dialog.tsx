import type { ContactView } from '@nudge/ipc-contract';
import { useId, useMemo, useState } from 'react';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { contactMatcher } from '../../../contacts/contact-search.ts';
import { useText } from '../../../text/use-text.ts';
import { DialogButtons } from './dialog-buttons.tsx';

/** Suggestions offered below the field. */
const SUGGESTIONS = 200;

interface ChooseContactDialogProps {
  readonly title: string;
  /** Of the field. */
  readonly label: string;
  readonly contacts: ReadonlyMap<string, ContactView>;
  /** What is wrong with a contact; nothing when they will do. */
  readonly refusal?: (contact: ContactView) => string | undefined;
  readonly onChoose: (contact: ContactView) => void;
  readonly onClose: () => void;
}

/** Chooses somebody on the list by name or address. */
export function ChooseContactDialog(props: ChooseContactDialogProps) {
  const { title, label, contacts, refusal, onChoose, onClose } = props;
  const text = useText();
  const listId = useId();
  const [wanted, setWanted] = useState('');
  const [problem, setProblem] = useState<string>();
  const all = useMemo(() => [...contacts.values()], [contacts]);
  const submit = (): void => {
    const found = contactNamed(all, wanted);
    const wrong = found === undefined ? text('compose.notOnList') : refusal?.(found);
    if (found === undefined || wrong !== undefined) return setProblem(wrong);
    onClose();
    onChoose(found);
  };
  return (
    <ModalDialog
      title={title}
      onClose={onClose}
      onSubmit={submit}
      buttons={<DialogButtons submitLabel={text('compose.open')} onCancel={onClose} />}
    >
      <TextField
        label={label}
        autoFocus
        list={listId}
        value={wanted}
        error={problem}
        hint={text('compose.hint')}
        onChange={(value) => {
          setProblem(undefined);
          setWanted(value);
        }}
      />
      <datalist id={listId}>
        {all.slice(0, SUGGESTIONS).map((contact) => (
          <option key={contact.address} value={contact.address}>
            {contact.shownName}
          </option>
        ))}
      </datalist>
    </ModalDialog>
  );
}

/** The contact of that address or name, or the only one the text finds. */
function contactNamed(contacts: readonly ContactView[], wanted: string): ContactView | undefined {
  const text = wanted.trim().toLowerCase();
  if (text === '') return undefined;
  const exact = contacts.find(
    ({ address, shownName }) => address.toLowerCase() === text || shownName.toLowerCase() === text,
  );
  const hits = contacts.filter(contactMatcher(wanted));
  return exact ?? (hits.length === 1 ? hits[0] : undefined);
}
