import type { OwnView, ParticipantView } from '@nudge/ipc-contract';
import { MenuTrigger, Popover } from 'react-aria-components';
import { DisplayPicture } from '../../components/display-picture/display-picture.tsx';
import { EntryMenu } from '../../components/menu/entry-menu.tsx';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { NameText } from '../../components/name-text/name-text.tsx';
import { PresenceIcon } from '../../components/presence/presence-icon.tsx';
import { TitledButton } from '../../components/toolbar/titled-button.tsx';
import { useText } from '../../text/use-text.ts';

interface ParticipantListProps {
  readonly participants: readonly ParticipantView[];
  readonly own: OwnView;
  readonly showEmoticons: boolean;
  readonly entriesOf: (person: ParticipantView) => readonly MenuEntry[];
}

const PICTURE_SIZE = 26;

/** Who takes part in a conversation of several, oneself last; each other name opens what can be done. */
export function ParticipantList({ participants, own, showEmoticons, entriesOf }: ParticipantListProps) {
  const text = useText();
  const present = participants.filter(({ isPresent }) => isPresent);
  return (
    <section className="participant-list" aria-label={text('chat.participants.label')}>
      <h2>{text('chat.participants.count', { count: present.length + 1 })}</h2>
      <ul>
        {present.map((person) => (
          <li key={person.address}>
            <MenuTrigger>
              <TitledButton className="participant" title={person.address}>
                <DisplayPicture size={PICTURE_SIZE} source={person.pictureUrl} />
                <PresenceIcon status={person.status} isBlocked={person.isBlocked} />
                <span className="participant-words">
                  <span className="participant-name">
                    <NameText text={person.displayName} showEmoticons={showEmoticons} isOneLine />
                  </span>
                  <span className="participant-status">{participantStatus(person, text)}</span>
                </span>
              </TitledButton>
              <Popover className="popover entry-menu-popover" placement="bottom end" offset={0}>
                <EntryMenu label={person.displayName} entries={entriesOf(person)} />
              </Popover>
            </MenuTrigger>
          </li>
        ))}
        <li className="participant participant-own">
          <DisplayPicture size={PICTURE_SIZE} source={own.pictureUrl} />
          <PresenceIcon status={own.status} />
          <span className="participant-words">
            <span className="participant-name">
              <NameText text={own.displayName} showEmoticons={showEmoticons} isOneLine />
            </span>
            <span className="participant-status">{text(`status.${own.status}`)}</span>
          </span>
        </li>
      </ul>
    </section>
  );
}

type Text = ReturnType<typeof useText>;

function participantStatus(person: ParticipantView, text: Text): string {
  if (person.isBlocked) return text('status.blocked');
  return person.isOnList ? text(`status.${person.status}`) : text('chat.participants.notOnList');
}
