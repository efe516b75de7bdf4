import type { PastAlertView } from '@nudge/ipc-contract';
import { FormattedMessage } from 'react-intl';
import { focusOnMount } from '../../../components/dialog/focus-on-mount.ts';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useDates } from '../../../text/use-dates.ts';
import { useText } from '../../../text/use-text.ts';
import './past-alerts-dialog.css';

interface PastAlertsDialogProps {
  /** The newest first. */
  readonly alerts: readonly PastAlertView[];
  readonly onOpen: (id: string) => void;
  readonly onClear: () => void;
  readonly onClose: () => void;
}

/** The last alerts; a click leads where the alert would have. */
export function PastAlertsDialog({ alerts, onOpen, onClear, onClose }: PastAlertsDialogProps) {
  const text = useText();
  return (
    <ModalDialog
      title={text('pastAlerts.title')}
      onClose={onClose}
      onSubmit={onClose}
      buttons={
        <>
          <button ref={focusOnMount} type="submit" className="button button-default">
            {text('pastAlerts.close')}
          </button>
          <button type="button" className="button" disabled={alerts.length === 0} onClick={onClear}>
            {text('pastAlerts.clear')}
          </button>
        </>
      }
    >
      {alerts.length === 0 ? (
        <p>{text('pastAlerts.none')}</p>
      ) : (
        <ul className="past-alerts">
          {alerts.map((alert) => (
            <PastAlert key={alert.id} alert={alert} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </ModalDialog>
  );
}

interface PastAlertProps extends Pick<PastAlertsDialogProps, 'onOpen'> {
  readonly alert: PastAlertView;
}

function PastAlert({ alert, onOpen }: PastAlertProps) {
  const dates = useDates();
  const { id, at, kind, name } = alert;
  // What was said is known only as long as Nudge runs.
  const isWordless = alert.text === '' && (kind === 'message' || kind === 'fileOffer');
  const words = isWordless ? (`pastAlerts.${kind}` as const) : (`alert.${kind}` as const);
  return (
    <li>
      <button type="button" className="past-alert" onClick={() => onOpen(id)}>
        <time className="past-alert-time" dateTime={new Date(at).toISOString()}>
          {dates.date(at)} {dates.time(at)}
        </time>
        <span>
          <FormattedMessage id={words} values={{ name: <bdi key="name">{name}</bdi> }} />
          {alert.text !== '' && (
            <>
              {' '}
              <bdi>{alert.text}</bdi>
            </>
          )}
        </span>
      </button>
    </li>
  );
}
