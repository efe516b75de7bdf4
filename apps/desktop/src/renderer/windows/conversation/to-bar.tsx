import type { ParticipantView } from '@nudge/ipc-contract';
import { NameText } from '../../components/name-text/name-text.tsx';
import { useLook } from '../../look/shown-look.ts';
import { useText, type Text } from '../../text/use-text.ts';

interface ToBarProps {
  readonly participants: readonly ParticipantView[];
  readonly isGroup: boolean;
  readonly showEmoticons: boolean;
}

/**
 * Whom one writes to, and below it what they say about themselves. Classic has the address after the name, Live the
 * status, and the address where the pointer rests.
 */
export function ToBar({ participants, isGroup, showEmoticons }: ToBarProps) {
  const text = useText();
  const isLive = useLook().style === 'live';
  const present = participants.filter(({ isPresent }) => isPresent);
  const shown = present.length > 0 ? present : participants;
  const partner = isGroup ? undefined : shown[0];
  const about = partner === undefined ? '' : aboutOf(partner);
  return (
    <div className="to-bar" data-testid="to-bar">
      <div className="to-bar-line" data-group={isGroup || undefined}>
        {!isLive && `${text('chat.to')} `}
        {shown.map((person, index) => (
          <span key={person.address} title={person.address}>
            {index > 0 && ', '}
            <b>
              <NameText text={person.displayName} showEmoticons={showEmoticons} isOneLine={!isGroup} />
            </b>
          </span>
        ))}
        {partner !== undefined && !isLive && <bdi dir="ltr">{` <${partner.address}>`}</bdi>}
        {partner?.isOnList === true && isLive && (
          <span className="to-bar-status">{` ${statusOf(partner, text)}`}</span>
        )}
      </div>
      {about !== '' && (
        <div className="to-bar-about" title={about}>
          <NameText text={about} showEmoticons={showEmoticons} isOneLine />
        </div>
      )}
    </div>
  );
}

function aboutOf({ nowPlaying, personalMessage }: ParticipantView): string {
  return nowPlaying === '' ? personalMessage : `♫ ${nowPlaying}`;
}

/** In brackets, as in the list; of somebody who is not on it nothing is known. */
function statusOf({ isBlocked, status }: ParticipantView, text: Text): string {
  return text('list.contactStatus', { status: text(`status.${isBlocked ? 'blocked' : status}`) });
}
