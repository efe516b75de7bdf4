import type { HistoryRowView } from '@nudge/ipc-contract';
import { useEffect, useRef, useState } from 'react';
import { FILE_ICONS } from '../../components/file-card/file-icon.ts';
import { detailsOf, type FileLineView } from '../../components/file-card/transfer-words.ts';
import { useSizes } from '../../components/file-card/use-sizes.ts';
import { NameText } from '../../components/name-text/name-text.tsx';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import { FileButtons } from './file-buttons.tsx';

/** So near to the foot older files are fetched, CSS px. */
const NEAR_FOOT = 300;

interface FileShelfProps {
  readonly rows: readonly HistoryRowView[];
  readonly shelf: 'pictures' | 'files';
  readonly label: string;
  readonly showEmoticons: boolean;
  readonly onEarlier: () => void;
  readonly onFile: (row: number, what: 'file' | 'folder') => void;
}

/** The pictures of a conversation, or its other files: the newest first, older ones as one scrolls. */
export function FileShelf({ rows, shelf, label, showEmoticons, onEarlier, onFile }: FileShelfProps) {
  const shelfRef = useRef<HTMLUListElement>(null);
  const fetchNear = (): void => {
    const element = shelfRef.current;
    if (element === null) return;
    if (element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_FOOT) onEarlier();
  };
  useEffect(fetchNear, [rows.length, onEarlier]);
  const newestFirst = rows.filter(hasFile).reverse();
  return (
    <ul
      ref={shelfRef}
      className="history-shelf"
      data-shelf={shelf}
      aria-label={label}
      data-pane=""
      // Scrolled by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
      tabIndex={0}
      onScroll={fetchNear}
    >
      {newestFirst.map((row) => (
        <ShelfItem key={row.row} row={row} shelf={shelf} showEmoticons={showEmoticons} onFile={onFile} />
      ))}
    </ul>
  );
}

type FileRow = HistoryRowView & { readonly line: FileLineView };

function hasFile(row: HistoryRowView): row is FileRow {
  return row.line.kind === 'file';
}

interface ShelfItemProps extends Pick<FileShelfProps, 'shelf' | 'showEmoticons' | 'onFile'> {
  readonly row: FileRow;
}

function ShelfItem({ row, shelf, showEmoticons, onFile }: ShelfItemProps) {
  const text = useText();
  const dates = useDates();
  const sizes = useSizes();
  const { transfer, at, senderName } = row.line;
  return (
    <li className="history-shelf-item">
      <ShelfPicture line={row.line} isLarge={shelf === 'pictures'} />
      <span className="history-shelf-words">
        <bdi dir="ltr" className="history-file-name" title={transfer.name}>
          {transfer.name}
        </bdi>
        <span className="history-shelf-facts">
          <span>{dates.date(at)}</span>
          {shelf === 'files' && (
            <>
              <NameText text={senderName} showEmoticons={showEmoticons} />
              <span>{detailsOf(transfer, text, sizes)}</span>
            </>
          )}
        </span>
        <FileButtons transfer={transfer} onFile={(what) => onFile(row.row, what)} />
      </span>
    </li>
  );
}

interface ShelfPictureProps {
  readonly line: FileLineView;
  readonly isLarge: boolean;
}

/** The small picture of a file where there is one, else the drawing of its kind. */
function ShelfPicture({ line, isLarge }: ShelfPictureProps) {
  const { previewUrl, kind } = line.transfer;
  const [isBroken, setBroken] = useState(false);
  const isDrawing = previewUrl === '' || isBroken;
  return (
    <span className="history-shelf-picture" data-large={isLarge || undefined}>
      {isDrawing ? (
        <img src={FILE_ICONS[kind]} width={32} height={32} alt="" />
      ) : (
        <img src={previewUrl} alt="" loading="lazy" draggable={false} onError={() => setBroken(true)} />
      )}
    </span>
  );
}
