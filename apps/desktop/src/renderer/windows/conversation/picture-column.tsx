import { PictureFrame } from './picture-frame.tsx';
import { ParticipantList } from './participant-list.tsx';
import { NameText } from '../../components/name-text/name-text.tsx';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { useText } from '../../text/use-text.ts';
import type { ConversationState } from '../../stores/conversation.ts';
import type { ConversationActions } from './conversation-actions.ts';
import { personEntries } from './actions-menu.ts';
import { pictureEntries } from './picture-entries.ts';
import { offlineReason } from './unable-reasons.ts';

interface PictureColumnProps {
  readonly state: ConversationState;
  readonly actions: ConversationActions;
}

/** The right column: the partner, or everybody of several, above; oneself below. Narrow windows hide it. */
export function PictureColumn({ state, actions }: PictureColumnProps) {
  const text = useText();
  const { showEmoticons, showPictures, pictureSize } = state.settings.messages;
  if (!showPictures) {
    return (
      <button
        type="button"
        className="picture-column-show"
        data-pane="pictures"
        aria-label={text('chat.picture.show')}
        title={text('chat.picture.show')}
        onClick={() => actions.choose({ showPictures: true })}
      >
        <span aria-hidden="true" />
      </button>
    );
  }
  const [partner] = state.participants;
  const offline = offlineReason(state, text);
  const shared = { actions, text, size: pictureSize };
  const change: MenuEntry = {
    kind: 'command',
    id: 'change',
    label: text('chat.picture.change'),
    onAction: actions.changePicture,
  };
  return (
    <aside
      className="picture-column"
      data-pane="pictures"
      data-size={state.isGroup ? 'group' : pictureSize}
      aria-label={text('chat.picture.column')}
    >
      {!state.isGroup && partner !== undefined && (
        <PictureFrame
          name={partner.displayName}
          pictureUrl={partner.pictureUrl}
          size={pictureSize}
          caption={<NameText text={partner.displayName} showEmoticons={showEmoticons} isOneLine />}
          menuLabel={text('chat.picture.menu', { name: partner.displayName })}
          entries={pictureEntries({ ...shared, pictureUrl: partner.pictureUrl, address: partner.address })}
        />
      )}
      {state.isGroup && (
        <ParticipantList
          participants={state.participants}
          own={state.own}
          showEmoticons={showEmoticons}
          entriesOf={(person) => personEntries(person, { actions, text, settings: state.settings, offline })}
          offline={offline}
          onAdd={actions.addContact}
        />
      )}
      <PictureFrame
        name={state.own.displayName}
        pictureUrl={state.own.pictureUrl}
        size={pictureSize}
        caption={<NameText text={state.own.displayName} showEmoticons={showEmoticons} isOneLine />}
        menuLabel={text('chat.picture.own')}
        entries={[change, ...pictureEntries({ ...shared, pictureUrl: state.own.pictureUrl })]}
      />
    </aside>
  );
}
