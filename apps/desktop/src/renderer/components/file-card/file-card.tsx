import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import type { HistoryLook } from '../message/history-look.ts';
import { NameText } from '../name-text/name-text.tsx';
import { FILE_ICONS } from './file-icon.ts';
import { transferCommands, type TransferCommand } from './transfer-commands.ts';
import { TRANSFER_KEYS } from './transfer-keys.ts';
import { TransferMeter } from './transfer-meter.tsx';
import {
  detailsOf,
  noteKey,
  reasonOf,
  sentenceKey,
  spokenTransfer,
  type FileLineView,
} from './transfer-words.ts';
import { useSizes } from './use-sizes.ts';
import './file-card.css';

interface FileCardProps {
  readonly line: FileLineView;
  /** Of the person the file comes from or goes to. */
  readonly name: string;
  readonly look: Pick<HistoryLook, 'filePreview' | 'showEmoticons'>;
  readonly onCommand: (command: TransferCommand, line: FileLineView) => void;
}

/** A file, or several in one offer: what has become of it, and what one can do about it. */
export function FileCard({ line, name, look, onCommand }: FileCardProps) {
  const { transfer } = line;
  const text = useText();
  const dates = useDates();
  const sizes = useSizes();
  const note = noteKey(transfer);
  const isMeterShown = transfer.state.kind === 'running' || transfer.state.kind === 'interrupted';
  const spoken = spokenTransfer({ line, name, text, sizes });
  const shownName = <NameText key="name" text={name} showEmoticons={look.showEmoticons} />;
  return (
    <article
      className="file-card"
      tabIndex={-1}
      // Progress would be read without end: news are told apart, in a region of their own.
      aria-live="off"
      aria-label={text('chat.line.label', {
        sender: line.senderName,
        time: dates.time(line.at),
        text: spoken,
      })}
      data-transfer-id={transfer.id}
      data-state={transfer.state.kind}
      data-earlier={line.isEarlier || undefined}
    >
      <FilePicture key={transfer.previewUrl} line={line} preview={look.filePreview} />
      <div className="file-card-body">
        <p className="file-card-sentence">
          <FormattedMessage
            id={sentenceKey(transfer)}
            values={{
              name: shownName,
              // Whole, however long, and its end at the end: that says what it is.
              file: (
                <bdi key="file" dir="ltr" className="file-card-file">
                  {transfer.name}
                </bdi>
              ),
              details: detailsOf(transfer, text, sizes),
              reason: reasonOf(transfer, text),
            }}
          />
        </p>
        {isMeterShown && <TransferMeter transfer={transfer} />}
        {note !== undefined && (
          <p className="file-card-note">
            <FormattedMessage id={note} values={{ name: shownName }} />
          </p>
        )}
        <div className="file-card-links" data-not-copied="">
          {transferCommands(transfer).map((command) => (
            <FileLink key={command} command={command} onPress={() => onCommand(command, line)} />
          ))}
        </div>
      </div>
    </article>
  );
}

interface FileLinkProps {
  readonly command: TransferCommand;
  readonly onPress: () => void;
}

function FileLink({ command, onPress }: FileLinkProps) {
  const text = useText();
  const letter = TRANSFER_KEYS[command];
  const key = letter === undefined ? undefined : `Alt+${letter}`;
  return (
    <span>
      <button type="button" className="link-button file-card-link" aria-keyshortcuts={key} onClick={onPress}>
        {text(`ft.command.${command}`)}
      </button>
      {key !== undefined && <span aria-hidden="true"> {text('ft.key', { key })}</span>}
    </span>
  );
}

interface FilePictureProps {
  readonly line: FileLineView;
  readonly preview: HistoryLook['filePreview'];
}

/** A small picture of the file where there is one, else the drawing of its kind. */
function FilePicture({ line, preview }: FilePictureProps) {
  const { previewUrl, kind } = line.transfer;
  const [isBroken, setBroken] = useState(false);
  const text = useText();
  const word = text(`ft.kind.${kind}`);
  if (previewUrl === '' || preview === 'none' || isBroken) {
    return (
      <img className="file-card-icon" src={FILE_ICONS[kind]} width={32} height={32} alt={word} title={word} />
    );
  }
  return (
    <span className="file-card-preview" data-size={preview}>
      <img src={previewUrl} alt={word} draggable={false} onError={() => setBroken(true)} />
    </span>
  );
}
