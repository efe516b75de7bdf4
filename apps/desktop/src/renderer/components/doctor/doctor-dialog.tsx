import type { DoctorView, RequestArguments, RequestFailure, ServerProfile } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { focusOnMount } from '../dialog/focus-on-mount.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';
import { serverName } from '../options/server-profile.ts';
import { TrustDialog } from '../trust/trust-dialog.tsx';
import './doctor-dialog.css';
import { DoctorStep } from './doctor-step.tsx';

interface DoctorDialogProps {
  readonly server: ServerProfile;
  /** What was told last; it may be about another server. */
  readonly doctor: DoctorView | undefined;
  /** Stays the same function while the dialog is open. */
  readonly ask: <Name extends 'startDoctor' | 'cancelDoctor' | 'copyText'>(
    name: Name,
    requestArguments: RequestArguments<Name>,
  ) => unknown;
  readonly trust: (about: RequestArguments<'trustServer'>) => Promise<RequestFailure | undefined>;
  readonly onClose: () => void;
}

/** Looks at the connection to one server from when it opens, and says what it finds. */
export function DoctorDialog(props: DoctorDialogProps) {
  const { server, ask, trust, onClose } = props;
  const serverId = server.id;
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => void ask('startDoctor', { serverId }), [serverId, ask]);
  const doctor = props.doctor?.serverId === serverId ? props.doctor : undefined;
  const isRunning = doctor === undefined || doctor.phase === 'running';
  const certificate = isRunning ? undefined : doctor.certificate;
  const startAgain = (): void => {
    setCopied(false);
    ask('startDoctor', { serverId });
  };
  const close = (): void => {
    if (isRunning) ask('cancelDoctor', {});
    onClose();
  };
  return (
    <ModalDialog
      title={text('doctor.title')}
      onClose={close}
      onSubmit={close}
      buttons={
        <>
          {isRunning ? (
            <button type="button" className="button" onClick={() => ask('cancelDoctor', {})}>
              {text('dialog.cancel')}
            </button>
          ) : (
            <button type="button" className="button" onClick={startAgain}>
              {text('doctor.again')}
            </button>
          )}
          <button ref={focusOnMount} type="submit" className="button button-default">
            {text('doctor.close')}
          </button>
        </>
      }
    >
      <p>
        {text('doctor.server')} <bdi>{serverName(server, text)}</bdi>
      </p>
      {/* Scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus */}
      <div className="doctor-steps" tabIndex={0} role="region" aria-label={text('doctor.steps')}>
        <ol>
          {doctor?.steps.map((step) => (
            <DoctorStep key={step.id} step={step} />
          ))}
        </ol>
      </div>
      <p role="status" className="doctor-summary">
        {text(`doctor.summary.${summaryOf(doctor)}`)}
      </p>
      <div className="doctor-report">
        <button
          type="button"
          className="flat-button flat-button-framed"
          disabled={doctor?.phase !== 'done'}
          onClick={() => {
            ask('copyText', { text: doctor?.report ?? '' });
            setCopied(true);
          }}
        >
          {text('doctor.copy')}
        </button>
        {certificate !== undefined && (
          <button type="button" className="flat-button flat-button-framed" onClick={() => setAsking(true)}>
            {text('doctor.trust')}
          </button>
        )}
        <span role="status">{isCopied && text('signin.copied')}</span>
      </div>
      {certificate !== undefined && isAsking && (
        <TrustDialog
          server={server}
          certificate={certificate}
          trust={trust}
          onTrusted={() => {
            setAsking(false);
            startAgain();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </ModalDialog>
  );
}

function summaryOf(doctor: DoctorView | undefined): 'running' | 'cancelled' | 'failed' | 'warning' | 'good' {
  if (doctor === undefined || doctor.phase === 'running') return 'running';
  if (doctor.phase === 'cancelled') return 'cancelled';
  const worst = (['failed', 'warning'] as const).find((state) =>
    doctor.steps.some((step) => step.state === state),
  );
  return worst ?? 'good';
}
