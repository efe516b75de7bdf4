import type { CustomEmoticonView } from '@nudge/ipc-contract';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import searchIcon from '@resources/icons/main/search.svg';
import { useText } from '../../text/use-text.ts';
import type { PictureToken } from '../emoticon/tokenize-text.ts';
import { EmoticonGrid } from './emoticon-grid.tsx';
import { cellIdOf, pickerRows } from './emoticon-cells.ts';
import { isGridKey, moveInGrid } from './move-in-grid.ts';
import { useFocusOnOpen } from './use-focus-on-open.ts';
import './emoticon-picker.css';

interface EmoticonPickerProps {
  /** Codes used lately, the last one first. */
  readonly recent: readonly string[];
  readonly own: readonly CustomEmoticonView[];
  /** Why there are none of one's own among them. */
  readonly noOwnReason?: string | undefined;
  readonly onPick: (picture: PictureToken) => void;
  /** Opens "My Emoticons". */
  readonly onManage: () => void;
}

/** The grid of all emoticons, one's own before the built-in ones: typing searches by meaning and code, arrows move, Enter or a click picks. */
export function EmoticonPicker(props: EmoticonPickerProps) {
  const { recent, own, noOwnReason, onPick, onManage } = props;
  const text = useText();
  const gridId = useId();
  const searchRef = useFocusOnOpen<HTMLInputElement>();
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const rows = useMemo(
    () => pickerRows({ recent, own, search, meaningOf: ({ meaning }) => text(`emo.${meaning}`) }),
    [recent, own, search, text],
  );
  const cells = rows.flatMap(({ pictures }) => pictures);
  const chosen = cells[active];

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (isGridKey(event.key)) {
      event.preventDefault();
      const key = mirrored(event.key);
      setActive(
        moveInGrid(
          rows.map(({ pictures }) => pictures.length),
          active,
          key,
        ),
      );
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onPick(chosen);
    }
  };

  return (
    <div className="emoticon-picker">
      <div className="emoticon-picker-head">
        <span>{text('chat.picker.title')}</span>
        <span className="emoticon-picker-search">
          <img src={searchIcon} width={13} height={13} alt="" />
          <input
            ref={searchRef}
            role="combobox"
            aria-expanded="true"
            aria-haspopup="grid"
            aria-controls={gridId}
            aria-activedescendant={chosen === undefined ? undefined : cellIdOf(gridId, active)}
            aria-label={text('chat.picker.search')}
            placeholder={text('chat.picker.search')}
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              setActive(0);
            }}
            onKeyDown={press}
          />
        </span>
      </div>
      <EmoticonGrid id={gridId} rows={rows} active={active} onActivate={setActive} onPick={onPick} />
      {noOwnReason !== undefined && <p className="emoticon-picker-note">{noOwnReason}</p>}
      <div className="emoticon-picker-foot">
        <span className="emoticon-picker-chosen" aria-live="polite">
          {chosen === undefined ? (
            text('chat.picker.nothing')
          ) : (
            <>
              {chosen.kind === 'emoticon' && <span>{text(`emo.${chosen.emoticon.meaning}`)}</span>}
              <bdi className="emoticon-picker-code" dir="ltr">
                {chosen.code}
              </bdi>
            </>
          )}
        </span>
        <button type="button" className="link-button" onClick={onManage}>
          {text('chat.picker.manage')}
        </button>
      </div>
    </div>
  );
}

/** Left and right follow the eye where the grid runs from right to left. */
function mirrored<Key extends string>(key: Key): Key | 'ArrowLeft' | 'ArrowRight' {
  if (document.documentElement.dir !== 'rtl') return key;
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}
