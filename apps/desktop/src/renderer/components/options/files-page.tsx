import type { Bridge, Settings } from '@nudge/ipc-contract';
import { withAddress } from '../../files/auto-accept.ts';
import { useText } from '../../text/use-text.ts';
import { Check } from './check.tsx';
import './options-pages.css';
import { PortRange } from './port-range.tsx';

type Files = Settings['files'];

const PREVIEWS = ['large', 'small', 'none'] as const satisfies readonly Files['preview'][];

interface FilesPageProps {
  readonly files: Files;
  /** Where received files go now. Another one is chosen at once: it is no draft. */
  readonly folder: string;
  readonly isDefaultFolder: boolean;
  /** The program that looks at received files; empty: none. Chosen at once, too. */
  readonly scanner: string;
  readonly onFiles: (part: Partial<Files>) => void;
  readonly request: Bridge<'options'>['request'];
}

/** Where files go, whose are taken without asking, and which way they travel. */
export function FilesPage({ files, folder, isDefaultFolder, scanner, onFiles, request }: FilesPageProps) {
  const text = useText();
  const chooseFolder = (useDefault: boolean): void => void request('chooseFilesFolder', { useDefault });
  return (
    <>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.files.received')}</legend>
        <p className="files-folder" dir="ltr">
          {folder}
        </p>
        <div className="options-row">
          <button type="button" className="button" onClick={() => chooseFolder(false)}>
            {text('opt.files.change')}
          </button>
          <button
            type="button"
            className="button"
            disabled={isDefaultFolder}
            onClick={() => chooseFolder(true)}
          >
            {text('opt.files.useDefault')}
          </button>
          <button type="button" className="button" onClick={() => void request('openReceivedFiles', {})}>
            {text('opt.files.open')}
          </button>
        </div>
        <div className="options-row" role="radiogroup" aria-label={text('opt.files.preview')}>
          <span>{text('opt.files.preview')}</span>
          {PREVIEWS.map((preview) => (
            <label key={preview} className="check">
              <input
                type="radio"
                name="preview"
                className="check-box"
                checked={files.preview === preview}
                onChange={() => onFiles({ preview })}
              />
              {text(`opt.files.preview.${preview}`)}
            </label>
          ))}
        </div>
        <Check
          label={text('opt.files.scan')}
          hint={text('opt.files.scanHint')}
          isChecked={scanner !== ''}
          onChange={(isWanted) => void request('chooseScanner', { isWanted })}
        />
        {scanner !== '' && (
          <p className="files-folder" dir="ltr">
            {scanner}
          </p>
        )}
      </fieldset>
      <TrustedPeople files={files} onFiles={onFiles} />
      <fieldset className="group-box options-stack">
        <legend>{text('opt.files.way')}</legend>
        <Check
          label={text('opt.files.allowDirect')}
          hint={text('opt.files.allowDirectHint')}
          isChecked={files.allowDirect}
          onChange={(allowDirect) => onFiles({ allowDirect })}
        />
        <Check
          label={text('opt.files.mapPorts')}
          hint={text('opt.files.mapPortsHint')}
          isChecked={files.mapPorts}
          isDisabled={!files.allowDirect}
          onChange={(mapPorts) => onFiles({ mapPorts })}
        />
        <PortRange firstPort={files.firstPort} lastPort={files.lastPort} onChange={onFiles} />
      </fieldset>
    </>
  );
}

type TrustedPeopleProps = Pick<FilesPageProps, 'files' | 'onFiles'>;

/** Whose files are taken without asking: the favourites', and those of people put in by their own menus. */
function TrustedPeople({ files, onFiles }: TrustedPeopleProps) {
  const text = useText();
  const { autoAccept, autoAcceptFavourites } = files;
  const isNobody = autoAccept.length === 0 && !autoAcceptFavourites;
  return (
    <fieldset className="group-box options-stack">
      <legend>{text('opt.files.unasked')}</legend>
      <Check
        label={text('opt.files.fromFavourites')}
        isChecked={autoAcceptFavourites}
        onChange={(isWanted) => onFiles({ autoAcceptFavourites: isWanted })}
      />
      {autoAccept.length > 0 && (
        <ul className="option-list account-rows files-people">
          {autoAccept.map((address) => (
            <li key={address}>
              <span className="who" dir="ltr">
                {address}
              </span>
              <button
                type="button"
                className="link-button"
                aria-label={text('opt.files.removeFrom', { address })}
                onClick={() => onFiles({ autoAccept: [...withAddress(autoAccept, address, false)] })}
              >
                {text('opt.files.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="options-text">{text(isNobody ? 'opt.files.unaskedNobody' : 'opt.files.unaskedHint')}</p>
    </fieldset>
  );
}
