import { NICKNAME_MAX_CHARACTERS, type GroupView, type RequestArguments } from '@nudge/ipc-contract';
import { useId, useState } from 'react';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { useText } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import { looksLikeAddress } from '../sign-in/sign-in-form-state.ts';
import { ContactAdded } from './contact-added.tsx';
import { DialogButtons } from './dialog-buttons.tsx';
import { InvitationFields, type InvitationChoice } from './invitation-fields.tsx';
import { useAsking } from './use-asking.ts';

interface AddContactDialogProps {
  readonly ownAddress: string;
  readonly groups: readonly GroupView[];
  readonly isOnList: (address: string) => boolean;
  readonly ask: MainActions['ask'];
  readonly onClose: () => void;
}

const NO_WORDS: InvitationChoice = { words: '', isSilent: false };

/** Add a Contact: one page with address, own name for them, group and a few words, then a page of success with "Add another". */
export function AddContactDialog({ ownAddress, groups, isOnList, ask, onClose }: AddContactDialogProps) {
  const text = useText();
  const groupFieldId = useId();
  const asking = useAsking();
  const [address, setAddress] = useState('');
  const [nickname, setNickname] = useState('');
  const [groupId, setGroupId] = useState('');
  const [invitation, setInvitation] = useState(NO_WORDS);
  const [problem, setProblem] = useState<string>();
  const [added, setAdded] = useState<string>();

  const submit = (): void => {
    const wanted = address.trim();
    const found = addressProblem(wanted);
    setProblem(found);
    if (found !== undefined) return;
    asking.run(
      () => ask('addContact', { address: wanted, ...chosenExtras(nickname.trim(), groupId, invitation) }),
      () => setAdded(wanted),
    );
  };
  const addressProblem = (wanted: string): string | undefined => {
    if (!looksLikeAddress(wanted)) return text('add.badAddress');
    if (wanted.toLowerCase() === ownAddress.toLowerCase()) return text('add.own');
    if (isOnList(wanted)) return text('add.alreadyOnList', { address: wanted });
    return undefined;
  };

  if (added !== undefined) {
    const startAgain = (): void => {
      setAdded(undefined);
      setAddress('');
      setNickname('');
      setInvitation(NO_WORDS);
    };
    return <ContactAdded address={added} onAnother={startAgain} onClose={onClose} />;
  }
  const refusal = asking.failure && <FailureWords failure={asking.failure} />;
  return (
    <ModalDialog
      title={text('add.title')}
      onClose={onClose}
      onSubmit={submit}
      buttons={
        <DialogButtons
          submitLabel={text(asking.isBusy ? 'add.adding' : 'add.add')}
          isBusy={asking.isBusy}
          onCancel={onClose}
        />
      }
    >
      <TextField
        label={text('add.address')}
        type="email"
        dir="ltr"
        autoFocus
        spellCheck={false}
        value={address}
        error={problem ?? refusal}
        hint={text('add.hint')}
        onChange={(value) => {
          setProblem(undefined);
          asking.forgetFailure();
          setAddress(value);
        }}
      />
      <TextField
        label={text('properties.nickname')}
        value={nickname}
        maxLength={NICKNAME_MAX_CHARACTERS}
        hint={text('properties.hint')}
        onChange={setNickname}
      />
      <div>
        <label className="label" htmlFor={groupFieldId}>
          {text('add.group')}
        </label>
        <select
          id={groupFieldId}
          className="field"
          value={groupId}
          onChange={(event) => setGroupId(event.target.value)}
        >
          <option value="">{text('add.noGroup')}</option>
          {groups.map((group) => (
            <option key={group.id} value={group.id}>
              {group.name}
            </option>
          ))}
        </select>
      </div>
      <InvitationFields choice={invitation} onChange={setInvitation} />
    </ModalDialog>
  );
}

/** What is left empty is not said. An invitation without words is one, too. */
function chosenExtras(
  nickname: string,
  groupId: string,
  { words, isSilent }: InvitationChoice,
): Partial<RequestArguments<'addContact'>> {
  return {
    ...(nickname === '' ? {} : { nickname }),
    ...(groupId === '' ? {} : { groupId }),
    ...(isSilent ? {} : { invitation: words.trim() }),
  };
}
