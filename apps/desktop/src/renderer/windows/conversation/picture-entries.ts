import { PICTURE_SIZES, type PictureSize } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import type { Text } from '../../text/use-text.ts';
import type { ConversationActions } from './conversation-actions.ts';

interface PictureEntriesInput {
  readonly actions: ConversationActions;
  readonly text: Text;
  readonly size: PictureSize;
  /** Empty: there is only the default one, which nobody saves. */
  readonly pictureUrl: string;
  /** Whose it is; absent: one's own. */
  readonly address?: string;
}

/** What the small arrow below a picture offers. */
export function pictureEntries(input: PictureEntriesInput): readonly MenuEntry[] {
  const { actions, text, size, pictureUrl, address } = input;
  return [
    {
      kind: 'command',
      id: 'hide',
      label: text('chat.picture.hide'),
      onAction: () => actions.choose({ showPictures: false }),
    },
    {
      kind: 'submenu',
      id: 'size',
      label: text('chat.picture.size'),
      entries: PICTURE_SIZES.map((one) => ({
        kind: 'radio',
        id: one,
        label: text(`chat.picture.${one}`),
        isChecked: one === size,
        onAction: () => actions.choose({ pictureSize: one }),
      })),
    },
    {
      kind: 'command',
      id: 'save',
      label: text('chat.picture.save'),
      disabledReason: pictureUrl === '' ? text('reason.noPicture') : undefined,
      onAction: () => actions.savePicture(address),
    },
  ];
}
