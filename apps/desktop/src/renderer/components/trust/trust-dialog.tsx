import type { CertificateView, RequestArguments, RequestFailure, ServerProfile } from '@nudge/ipc-contract';
import errorIcon from '@resources/icons/notice/error-16.svg';
import warning from '@resources/icons/notice/warning-16.svg';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';
import { serverDetail, serverName } from '../options/server-profile.ts';
import { Fingerprint } from './fingerprint.tsx';

interface TrustDialogProps {
  readonly server: ServerProfile;
  readonly certificate: CertificateView;
  readonly trust: (about: RequestArguments<'trustServer'>) => Promise<RequestFailure | undefined>;
  readonly onTrusted: () => void;
  readonly onClose: () => void;
}

/** Asks whether a certificate that nobody vouches for is the server's own. No is what Enter and Escape say. */
export function TrustDialog({ server, certificate, trust, onTrusted, onClose }: TrustDialogProps) {
  const text = useText();
  const [failure, setFailure] = useState<RequestFailure>();
  const noRef = useRef<HTMLButtonElement>(null);
  useEffect(() => noRef.current?.focus(), []);
  const { serverId, fingerprint, isChanged } = certificate;
  const detail = certificate.loginHost ?? serverDetail(server);
  const accept = async (): Promise<void> => {
    const failed = await trust({ serverId, fingerprint });
    setFailure(failed);
    if (failed === undefined) onTrusted();
  };
  return (
    <ModalDialog
      role="alertdialog"
      title={text(isChanged ? 'trust.titleChanged' : 'trust.title')}
      onClose={onClose}
      onSubmit={onClose}
      buttons={
        <>
          <button type="button" className="button" onClick={() => void accept()}>
            {text('trust.trust')}
          </button>
          <button ref={noRef} type="submit" className="button button-default">
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <p className="trust-server">
        <bdi>{serverName(server, text)}</bdi> {detail !== undefined && <bdi dir="ltr">{`(${detail})`}</bdi>}
      </p>
      <div className="plain-warning notice">
        <img src={isChanged ? errorIcon : warning} width={16} height={16} alt="" />
        <p>{text(isChanged ? 'trust.changed' : 'trust.unknown')}</p>
      </div>
      <div>
        <p className="label">{text('trust.fingerprint')}</p>
        <Fingerprint fingerprint={fingerprint} />
      </div>
      <p className="trust-text">{text('trust.compare')}</p>
      {failure !== undefined && (
        <p role="alert" className="field-error">
          {text(`err.${failure.code}`)}
        </p>
      )}
    </ModalDialog>
  );
}
