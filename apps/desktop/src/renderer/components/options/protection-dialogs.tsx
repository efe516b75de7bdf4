import {
  PASSPHRASE_MIN_CHARACTERS,
  type HistoryProtectionView,
  type RequestFailure,
} from '@nudge/ipc-contract';
import warning from '@resources/icons/notice/warning-16.svg';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';
import { PassphraseField } from '../history-lock/passphrase-field.tsx';
import { ProtectionProgress } from '../history-lock/protection-progress.tsx';
import { RememberBox } from '../history-lock/unlock-fields.tsx';

interface NewPassphrase {
  /** Empty where there was none. */
  readonly current: string;
  readonly passphrase: string;
  readonly remember: boolean;
}

type Work = HistoryProtectionView['work'];
type Trouble = 'noCurrent' | 'tooShort' | 'different';
type Outcome = Promise<RequestFailure | undefined>;

interface SetPassphraseDialogProps {
  /** Absent: there is a passphrase, and another one takes its place. */
  readonly canRemember?: boolean;
  readonly work: Work;
  readonly onSet: (chosen: NewPassphrase) => Outcome;
  readonly onClose: () => void;
}

const NOTHING: NewPassphrase = { current: '', passphrase: '', remember: false };

/** A passphrase, twice; with what it covers, and that nobody can bring it back. */
export function SetPassphraseDialog({ canRemember, work, onSet, onClose }: SetPassphraseDialogProps) {
  const text = useText();
  const isFirst = canRemember !== undefined;
  const [chosen, setChosen] = useState(NOTHING);
  const [repeated, setRepeated] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const asking = useProtectionAsking();
  const [currentRef, newRef, againRef] = [useField(!isFirst), useField(isFirst), useField(false)];
  const change = (part: Partial<NewPassphrase>): void => {
    setTrouble(undefined);
    setChosen((before) => ({ ...before, ...part }));
  };
  const submit = async (): Promise<void> => {
    const found = !isFirst && chosen.current === '' ? 'noCurrent' : troubleOf(chosen.passphrase, repeated);
    setTrouble(found);
    const fieldOf = { noCurrent: currentRef, tooShort: newRef, different: againRef };
    if (found !== undefined) return fieldOf[found].current?.focus();
    if (await asking.run(() => onSet(chosen))) return onClose();
    change({ current: '' });
    currentRef.current?.focus();
  };
  return (
    <ModalDialog
      title={text(isFirst ? 'lock.set.title' : 'lock.change.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      buttons={
        <ProtectionButtons
          label={text(isFirst ? 'lock.set.now' : 'lock.change.now')}
          isBusy={asking.isBusy}
          onClose={onClose}
        />
      }
    >
      {isFirst && <p className="lock-text">{text('lock.set.covers')}</p>}
      {!isFirst && (
        <PassphraseField
          label={text('lock.change.current')}
          value={chosen.current}
          autoComplete="current-password"
          inputRef={currentRef}
          isBusy={asking.isBusy}
          error={trouble === 'noCurrent' ? text('lock.empty') : undefined}
          onChange={(current) => change({ current })}
        />
      )}
      <PassphraseField
        label={text('lock.set.new')}
        value={chosen.passphrase}
        autoComplete="new-password"
        inputRef={newRef}
        isBusy={asking.isBusy}
        hint={text('lock.set.hint', { count: PASSPHRASE_MIN_CHARACTERS })}
        error={
          trouble === 'tooShort' ? text('lock.set.tooShort', { count: PASSPHRASE_MIN_CHARACTERS }) : undefined
        }
        onChange={(passphrase) => change({ passphrase })}
      />
      <PassphraseField
        label={text('lock.set.again')}
        value={repeated}
        autoComplete="new-password"
        inputRef={againRef}
        isBusy={asking.isBusy}
        error={trouble === 'different' ? text('lock.set.different') : undefined}
        onChange={(again) => {
          setTrouble(undefined);
          setRepeated(again);
        }}
      />
      {canRemember !== undefined && (
        <RememberBox
          canRemember={canRemember}
          isBusy={asking.isBusy}
          isChecked={chosen.remember}
          onChange={(remember) => change({ remember })}
        />
      )}
      <div className="lock-warning">
        <img src={warning} width={16} height={16} alt="" />
        <p>{text('lock.set.warning')}</p>
      </div>
      {work !== undefined && <ProtectionProgress work={work} />}
      <Refusal failure={asking.failure} />
    </ModalDialog>
  );
}

interface RemoveProtectionDialogProps {
  readonly work: Work;
  readonly onRemove: (passphrase: string) => Outcome;
  readonly onClose: () => void;
}

/** The passphrase once more, before anybody can read the history again. */
export function RemoveProtectionDialog({ work, onRemove, onClose }: RemoveProtectionDialogProps) {
  const text = useText();
  const [passphrase, setPassphrase] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const fieldRef = useField(true);
  const asking = useProtectionAsking();
  const submit = async (): Promise<void> => {
    setEmpty(passphrase === '');
    if (passphrase === '') return fieldRef.current?.focus();
    if (await asking.run(() => onRemove(passphrase))) return onClose();
    setPassphrase('');
    fieldRef.current?.focus();
  };
  return (
    <ModalDialog
      title={text('lock.remove.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      buttons={<ProtectionButtons label={text('lock.remove.now')} isBusy={asking.isBusy} onClose={onClose} />}
    >
      <p className="lock-text">{text('lock.remove.explained')}</p>
      <PassphraseField
        label={text('lock.passphrase')}
        value={passphrase}
        autoComplete="current-password"
        inputRef={fieldRef}
        isBusy={asking.isBusy}
        error={isEmpty ? text('lock.empty') : undefined}
        onChange={(typed) => {
          setEmpty(false);
          setPassphrase(typed);
        }}
      />
      {work !== undefined && <ProtectionProgress work={work} />}
      <Refusal failure={asking.failure} />
    </ModalDialog>
  );
}

interface ProtectionButtonsProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly onClose: () => void;
}

function ProtectionButtons({ label, isBusy, onClose }: ProtectionButtonsProps) {
  const text = useText();
  return (
    <>
      <button type="submit" className="button button-default" disabled={isBusy}>
        {label}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {/* What has begun goes on, and the page shows it. */}
        {text(isBusy ? 'history.close' : 'dialog.cancel')}
      </button>
    </>
  );
}

function Refusal({ failure }: { readonly failure: RequestFailure | undefined }) {
  const text = useText();
  return (
    <span role="alert" className="field-error">
      {failure !== undefined && text(`err.${failure.code}`)}
    </span>
  );
}

/** A field that may have the focus first. */
function useField(isFirst: boolean) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) ref.current?.focus();
  }, [isFirst]);
  return ref;
}

function useProtectionAsking() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RequestFailure>();
  const run = async (ask: () => Outcome): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    const refused = await ask();
    setBusy(false);
    setFailure(refused);
    return refused === undefined;
  };
  return { isBusy, failure, run };
}

function troubleOf(passphrase: string, repeated: string): Trouble | undefined {
  if (passphrase.length < PASSPHRASE_MIN_CHARACTERS) return 'tooShort';
  return passphrase === repeated ? undefined : 'different';
}
