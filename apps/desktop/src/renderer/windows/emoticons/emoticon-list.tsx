import type { CustomEmoticonView } from '@nudge/ipc-contract';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';

interface EmoticonListProps {
  readonly emoticons: readonly CustomEmoticonView[];
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
}

/** One's own emoticons, one a row: picture and code. */
export function EmoticonList({ emoticons, chosenId, onChoose }: EmoticonListProps) {
  const text = useText();
  return (
    <ListBox
      className="emoticon-list"
      aria-label={text('emoticons.title')}
      items={emoticons}
      selectionMode="single"
      selectedKeys={chosenId === '' ? [] : [chosenId]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : [...keys];
        if (first !== undefined) onChoose(String(first));
      }}
      renderEmptyState={() => <p className="emoticon-list-empty">{text('emoticons.empty')}</p>}
    >
      {({ id, code, url }) => (
        <ListBoxItem id={id} className="emoticon-list-item" textValue={code}>
          <span className="emoticon-list-picture">
            <img src={url} alt="" draggable={false} />
          </span>
          <bdi dir="ltr">{code}</bdi>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
