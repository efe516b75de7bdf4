import type { OwnView, ParticipantView } from '@nudge/ipc-contract';
import addContact from '@resources/icons/main/add-contact.svg';
import { MenuTrigger, Popover } from 'react-aria-components';
import { DisplayPicture } from '../../components/display-picture/display-picture.tsx';
import { EntryMenu } from '../../components/menu/entry-menu.tsx';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { NameText } from '../../components/name-text/name-text.tsx';
import { PresenceMark } from '../../components/presence/presence-mark.tsx';
import { TitledButton } from '../../components/toolbar/titled-button.tsx';
import { useText } from '../../text/use-text.ts';

interface ParticipantListProps {
  readonly participants: readonly ParticipantView[];
  readonly own: OwnView;
  readonly showEmoticons: boolean;
  readonly entriesOf: (person: ParticipantView) => readonly MenuEntry[];
  /** Why nobody can be added just now. */
  readonly offline: string | undefined;
  readonly onAdd: (address: string) => void;
}

const PICTURE_SIZE = 26;

/**
 * Who takes part in a conversation of several, oneself last; each other name opens what can be done, and whoever is not
 * on the list can be put there.
 */
export function ParticipantList(props: ParticipantListProps) {
  const { participants, own, showEmoticons, entriesOf, offline, onAdd } = props;
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
                <PresenceMark status={person.status} isBlocked={person.isBlocked} />
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
            {!person.isOnList && (
              <TitledButton
                className="flat-button participant-add"
                label={text('chat.participants.add', { name: person.displayName })}
                title={offline ?? text('chat.participants.add', { name: person.displayName })}
                isDisabled={offline !== undefined}
                onPress={() => onAdd(person.address)}
              >
                <img src={addContact} width={16} height={16} alt="" />
              </TitledButton>
            )}
          </li>
        ))}
        <li className="participant participant-own">
          <DisplayPicture size={PICTURE_SIZE} source={own.pictureUrl} />
          <PresenceMark status={own.status} />
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
