import mark from '@resources/icons/mark/mark.svg';
import { useText } from '../../../text/use-text.ts';
import { TellingDialog } from './telling-dialog.tsx';

interface AboutDialogProps {
  readonly version: string;
  readonly onClose: () => void;
}

export function AboutDialog({ version, onClose }: AboutDialogProps) {
  const text = useText();
  return (
    <TellingDialog title={text('about.title')} onClose={onClose}>
      <div className="dialog-line about">
        <img src={mark} width={48} height={48} alt="" />
        <div>
          <p className="about-name">{text('app.name')}</p>
          <p>{text('about.version', { version })}</p>
        </div>
      </div>
      <p>{text('about.text')}</p>
      <p className="about-license">{text('about.license')}</p>
    </TellingDialog>
  );
}
