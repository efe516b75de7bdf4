import type { Settings, StoredView } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { useSizes } from '../file-card/use-sizes.ts';
import { Check } from './check.tsx';
import './options-pages.css';

interface SecurityPageProps {
  readonly security: Settings['security'];
  readonly stored: StoredView;
  readonly onSecurity: (part: Partial<Settings['security']>) => void;
  /** Both act at once, and what is left shows. */
  readonly onForgetPasswords: () => void;
  readonly onClearPictures: () => void;
}

export function SecurityPage(props: SecurityPageProps) {
  const { security, stored, onSecurity, onForgetPasswords, onClearPictures } = props;
  const text = useText();
  const sizes = useSizes();
  const { passwordCount, pictureBytes } = stored;
  return (
    <>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.security.links')}</legend>
        <Check
          label={text('opt.security.warnAboutStrangersLinks')}
          hint={text('opt.security.linksHint')}
          isChecked={security.warnAboutStrangersLinks}
          onChange={(warnAboutStrangersLinks) => onSecurity({ warnAboutStrangersLinks })}
        />
      </fieldset>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.security.passwords')}</legend>
        <p className="options-text">{text('opt.security.passwordCount', { count: passwordCount })}</p>
        <div>
          <button type="button" className="button" disabled={passwordCount === 0} onClick={onForgetPasswords}>
            {text('opt.security.forgetPasswords')}
          </button>
        </div>
      </fieldset>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.security.pictures')}</legend>
        <p className="options-text">
          {pictureBytes === 0
            ? text('opt.security.noPictures')
            : text('opt.security.pictureSize', { size: sizes.size(pictureBytes) })}
        </p>
        <div>
          <button type="button" className="button" disabled={pictureBytes === 0} onClick={onClearPictures}>
            {text('opt.security.clearPictures')}
          </button>
        </div>
      </fieldset>
    </>
  );
}
