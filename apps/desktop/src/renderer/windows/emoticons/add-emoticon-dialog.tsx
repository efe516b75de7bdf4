import type { RequestArguments, RequestFailure } from '@nudge/ipc-contract';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import { CodeField } from '../../components/emoticon-form/code-field.tsx';
import { codeProblem } from '../../components/emoticon-form/emoticon-code.ts';
import '../../components/emoticon-form/emoticon-form.css';
import { readEmoticonFile, type EmoticonFile } from '../../components/emoticon-form/read-emoticon-file.ts';
import { useText } from '../../text/use-text.ts';

interface AddEmoticonDialogProps {
  readonly taken: readonly string[];
  /** Nothing when it was added, else why not. */
  readonly onAdd: (added: RequestArguments<'addEmoticon'>) => Promise<RequestFailure | undefined>;
  readonly onClose: () => void;
}

/** Kinds that the page can decode. */
const IMAGE_KINDS = 'image/png,image/gif,image/jpeg,image/webp,image/bmp';

/** A new emoticon: its picture from a file, and its code. */
export function AddEmoticonDialog({ taken, onAdd, onClose }: AddEmoticonDialogProps) {
  const text = useText();
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<RequestFailure>();
  const { picture, readFile } = useEmoticonFile();
  const codeRef = useRef<HTMLInputElement>(null);
  const browseRef = useRef<HTMLButtonElement>(null);
  const fileRef = useRef<HTMLInputElement>(null);
  useEffect(() => browseRef.current?.focus(), []);
  const isGood = code !== '' && codeProblem(code, taken) === undefined && picture?.ok === true;
  const submit = async (): Promise<void> => {
    if (!isGood) return;
    const failed = await onAdd({ code, data: picture.data });
    if (failed === undefined) onClose();
    else setFailure(failed);
  };
  const takeFile = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file !== undefined) void readFile(file).then(() => codeRef.current?.focus());
  };
  return (
    <ModalDialog
      title={text('emoticons.addTitle')}
      onClose={onClose}
      onSubmit={() => void submit()}
      buttons={
        <>
          <button type="submit" className="button button-default" disabled={!isGood}>
            {text('emoticons.addNow')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <div className="emoticon-form">
        <span className="emoticon-form-picture">
          {picture?.ok === true && <img src={picture.url} alt={text('emoticons.picture')} />}
        </span>
        <div>
          <button ref={browseRef} type="button" className="button" onClick={() => fileRef.current?.click()}>
            {text('emoticons.browse')}
          </button>
          <span className="field-hint">{text('emoticons.pictureHint')}</span>
          <input
            ref={fileRef}
            type="file"
            accept={IMAGE_KINDS}
            hidden
            data-testid="emoticon-file"
            onChange={takeFile}
          />
          {picture?.ok === false && (
            <span className="field-error" role="alert">
              {text(`picker.problem.${picture.problem}`)}
            </span>
          )}
        </div>
      </div>
      <CodeField code={code} taken={taken} inputRef={codeRef} onChange={setCode} />
      {failure !== undefined && (
        <p className="field-error" role="alert">
          {text(`err.${failure.code}`)}
        </p>
      )}
    </ModalDialog>
  );
}

function useEmoticonFile() {
  const [picture, setPicture] = useState<EmoticonFile>();
  useEffect(
    () => () => {
      if (picture?.ok === true) URL.revokeObjectURL(picture.url);
    },
    [picture],
  );
  const readFile = async (file: File): Promise<void> => setPicture(await readEmoticonFile(file));
  return { picture, readFile };
}
