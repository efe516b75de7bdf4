import { useState } from 'react';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { folded, wordMatcher } from '../../../text/search-words.ts';
import { shownShortcut } from '../../../text/shown-shortcut.ts';
import { useText } from '../../../text/use-text.ts';
import { HELP_KEY_PLACES, HELP_KEYS, HELP_TOPICS, type HelpKeyPlace } from './help-topics.ts';
import './help-dialog.css';

interface HelpDialogProps {
  readonly onClose: () => void;
}

/** Help Topics: each opens in place; a search leaves those that hold its words, opened. */
export function HelpDialog({ onClose }: HelpDialogProps) {
  const text = useText();
  const [search, setSearch] = useState('');
  const isSearching = search.trim() !== '';
  const isMatch = wordMatcher(search);
  const isFound = (...words: readonly string[]): boolean => isMatch(folded(words.join(' ')));
  const topics = HELP_TOPICS.filter((topic) =>
    isFound(text(`help.topic.${topic}`), text(`help.text.${topic}`)),
  );
  const places = HELP_KEY_PLACES.filter((place) =>
    isFound(
      text(`help.keys.${place}`),
      ...HELP_KEYS[place].map(([key, id]) => `${shownShortcut(key)} ${text(`help.key.${id}`)}`),
    ),
  );
  return (
    <ModalDialog
      title={text('help.title')}
      onClose={onClose}
      buttons={
        <button type="button" className="button" onClick={onClose}>
          {text('help.close')}
        </button>
      }
    >
      <TextField label={text('help.search')} autoFocus value={search} onChange={setSearch} />
      <div className="help-topics">
        {topics.map((topic) => (
          <details key={`${topic}-${isSearching}`} open={isSearching}>
            <summary>{text(`help.topic.${topic}`)}</summary>
            <p>{text(`help.text.${topic}`)}</p>
          </details>
        ))}
        {places.map((place) => (
          <details key={`${place}-${isSearching}`} open={isSearching}>
            <summary>{text(`help.keys.${place}`)}</summary>
            <KeyList place={place} />
          </details>
        ))}
      </div>
      <p role="status" className="dialog-hint">
        {topics.length + places.length === 0 && text('help.nothing')}
      </p>
    </ModalDialog>
  );
}

interface KeyListProps {
  readonly place: HelpKeyPlace;
}

function KeyList({ place }: KeyListProps) {
  const text = useText();
  return (
    <dl className="help-keys">
      {HELP_KEYS[place].map(([key, id]) => (
        <div key={id}>
          <dt>
            <kbd dir="ltr">{shownShortcut(key)}</kbd>
          </dt>
          <dd>{text(`help.key.${id}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
