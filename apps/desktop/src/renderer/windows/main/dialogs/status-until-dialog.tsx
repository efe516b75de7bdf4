import { useState } from 'react';
import { TimeOfDayField } from '../../../components/date-field/time-of-day-field.tsx';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useText } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import { DialogButtons } from './dialog-buttons.tsx';
import { nextHour, nextMoment } from './next-moment.ts';
import { useAsking } from './use-asking.ts';

interface StatusUntilDialogProps {
  readonly statusName: string;
  readonly ask: MainActions['ask'];
  readonly onClose: () => void;
}

/** A time of day until which the status lasts: today, or tomorrow when it is past. */
export function StatusUntilDialog({ statusName, ask, onClose }: StatusUntilDialogProps) {
  const text = useText();
  const asking = useAsking();
  const [now] = useState(() => Date.now());
  const [time, setTime] = useState(nextHour(now));
  const isTime = nextMoment(time, now) !== undefined;
  return (
    <ModalDialog
      title={text('statusUntil.title')}
      onClose={onClose}
      onSubmit={() => {
        const until = nextMoment(time, Date.now());
        if (until !== undefined) asking.run(() => ask('setStatusUntil', { until }), onClose);
      }}
      buttons={
        <DialogButtons submitLabel={text('dialog.ok')} isBusy={asking.isBusy || !isTime} onCancel={onClose} />
      }
    >
      <TimeOfDayField
        label={text('statusUntil.time', { status: statusName })}
        time={time}
        onChange={setTime}
      />
      <p className="field-hint">{text('statusUntil.hint')}</p>
      <p role="alert">{asking.failure !== undefined && <FailureWords failure={asking.failure} />}</p>
    </ModalDialog>
  );
}
