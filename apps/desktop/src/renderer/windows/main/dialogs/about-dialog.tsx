import mark from '@resources/icons/mark/mark.svg';
import { focusOnMount } from '../../../components/dialog/focus-on-mount.ts';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useText } from '../../../text/use-text.ts';

interface AboutDialogProps {
  readonly version: string;
  readonly onClose: () => void;
}

export function AboutDialog({ version, onClose }: AboutDialogProps) {
  const text = useText();
  return (
    <ModalDialog
      title={text('about.title')}
      onClose={onClose}
      onSubmit={onClose}
      buttons={
        <button ref={focusOnMount} type="submit" className="button button-default">
          {text('dialog.ok')}
        </button>
      }
    >
      <div className="dialog-line about">
        <img src={mark} width={48} height={48} alt="" />
        <div>
          <p className="about-name">{text('app.name')}</p>
          <p>{text('about.version', { version })}</p>
        </div>
      </div>
      <p>{text('about.text')}</p>
      <p className="about-license">{text('about.license')}</p>
    </ModalDialog>
  );
}
