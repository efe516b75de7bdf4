import type { ParticipantView } from '@nudge/ipc-contract';
import { NameText } from '../../components/name-text/name-text.tsx';
import { useText } from '../../text/use-text.ts';

interface ToBarProps {
  readonly participants: readonly ParticipantView[];
  readonly isGroup: boolean;
  readonly showEmoticons: boolean;
}

/** Whom one writes to, and below it what they say about themselves. */
export function ToBar({ participants, isGroup, showEmoticons }: ToBarProps) {
  const text = useText();
  const present = participants.filter(({ isPresent }) => isPresent);
  const shown = present.length > 0 ? present : participants;
  const partner = isGroup ? undefined : shown[0];
  const about = partner === undefined ? '' : aboutOf(partner);
  return (
    <div className="to-bar" data-testid="to-bar">
      <div className="to-bar-line" data-group={isGroup || undefined}>
        {text('chat.to')}{' '}
        {shown.map((person, index) => (
          <span key={person.address} title={person.address}>
            {index > 0 && ', '}
            <b>
              <NameText text={person.displayName} showEmoticons={showEmoticons} isOneLine={!isGroup} />
            </b>
          </span>
        ))}
        {partner !== undefined && <bdi dir="ltr">{` <${partner.address}>`}</bdi>}
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
