import type { TransferView } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';

interface FileButtonsProps {
  readonly transfer: TransferView;
  readonly onFile: (what: 'file' | 'folder') => void;
}

/** What can be done with a file that is still where it was put. What can do harm is found in its folder only. */
export function FileButtons({ transfer, onFile }: FileButtonsProps) {
  const text = useText();
  const { canOpen, canOpenFolder, isExecutable, name } = transfer;
  return (
    <span className="history-file-buttons" data-not-copied="">
      {canOpen && !isExecutable && (
        <button
          type="button"
          className="link-button"
          aria-label={text('history.openFile', { name })}
          onClick={() => onFile('file')}
        >
          {text('ft.command.open')}
        </button>
      )}
      {canOpenFolder && (
        <button
          type="button"
          className="link-button"
          aria-label={text('history.openFolder', { name })}
          onClick={() => onFile('folder')}
        >
          {text('ft.command.openFolder')}
        </button>
      )}
    </span>
  );
}
