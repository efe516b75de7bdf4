import type { Settings } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import type { MenusInput } from './conversation-menus.ts';
import { TEXT_SIZES } from './text-zoom.ts';

type Messages = Settings['messages'];
type ViewFlag = 'showToolbar' | 'showFormatting' | 'showPictures' | 'showEmoticons' | 'timeStamps';

/** What of the window is shown, and how. */
export function viewMenu({
  text,
  actions,
  state,
}: Pick<MenusInput, 'text' | 'actions' | 'state'>): readonly MenuEntry[] {
  const { messages } = state.settings;
  const flag = (id: string, label: string, name: ViewFlag): MenuEntry => ({
    kind: 'check',
    id,
    label,
    isChecked: messages[name],
    onAction: () => actions.choose({ [name]: !messages[name] } satisfies Partial<Messages>),
  });
  return [
    {
      kind: 'submenu',
      id: 'toolbars',
      label: text('menu.chatView.toolbars'),
      entries: [
        flag('standard', text('menu.chatToolbars.standard'), 'showToolbar'),
        flag('formatting', text('menu.chatToolbars.formatting'), 'showFormatting'),
      ],
    },
    flag('sidebar', text('menu.chatView.sidebar'), 'showPictures'),
    { kind: 'separator', id: 'view-1' },
    {
      kind: 'submenu',
      id: 'textSize',
      label: text('menu.chatView.textSize'),
      entries: TEXT_SIZES.map(({ name, zoom }) => ({
        kind: 'radio',
        id: name,
        label: text(`menu.chatTextSize.${name}`),
        isChecked: messages.textZoom === zoom,
        onAction: () => actions.choose({ textZoom: zoom }),
      })),
    },
    flag('emoticons', text('menu.chatView.emoticons'), 'showEmoticons'),
    flag('timeStamps', text('menu.chatView.timeStamps'), 'timeStamps'),
    { kind: 'separator', id: 'view-2' },
    {
      kind: 'check',
      id: 'onTop',
      label: text('menu.chatView.onTop'),
      isChecked: state.isOnTop,
      onAction: () => actions.keepOnTop(!state.isOnTop),
    },
  ];
}
