import {
  ATTENTION_WISHES,
  type AttentionChoice,
  type AttentionWhom,
  type AttentionWish,
} from '@nudge/ipc-contract';
import { useState } from 'react';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { Choice } from '../../../components/options/choice.tsx';
import '../../../components/options/options-pages.css';
import { useText } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import { DialogButtons } from './dialog-buttons.tsx';
import { useAsking } from './use-asking.ts';

interface AttentionDialogProps {
  readonly whom: AttentionWhom;
  readonly name: string;
  readonly choice: AttentionChoice;
  readonly ask: MainActions['ask'];
  readonly onClose: () => void;
}

/** How loudly one contact, or a group, may be heard of. */
export function AttentionDialog({ whom, name, choice, ask, onClose }: AttentionDialogProps) {
  const text = useText();
  const asking = useAsking();
  const [alerts, setAlerts] = useState(choice.alerts);
  const [sounds, setSounds] = useState(choice.sounds);
  const wishes = ATTENTION_WISHES.map((value) => ({ value, label: text(`attention.${value}`) }));
  const select = (
    what: keyof AttentionChoice,
    value: AttentionWish,
    onChange: (wish: AttentionWish) => void,
  ) => <Choice label={text(`attention.${what}`)} value={value} options={wishes} onChange={onChange} />;
  return (
    <ModalDialog
      title={text('attention.title', { name })}
      onClose={onClose}
      onSubmit={() => asking.run(() => ask('setAttention', { whom, alerts, sounds }), onClose)}
      buttons={<DialogButtons submitLabel={text('dialog.ok')} isBusy={asking.isBusy} onCancel={onClose} />}
    >
      {select('alerts', alerts, setAlerts)}
      {select('sounds', sounds, setSounds)}
      <p className="field-hint">
        {text('address' in whom ? 'attention.contactHint' : 'attention.groupHint')}
      </p>
      <p role="alert">{asking.failure !== undefined && <FailureWords failure={asking.failure} />}</p>
    </ModalDialog>
  );
}
