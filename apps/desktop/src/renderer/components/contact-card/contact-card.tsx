import type { ContactView } from '@nudge/ipc-contract';
import { useEffect, useRef, type CSSProperties } from 'react';
import { useText } from '../../text/use-text.ts';
import { DisplayPicture } from '../display-picture/display-picture.tsx';
import { NameText } from '../name-text/name-text.tsx';
import { PresenceMark } from '../presence/presence-mark.tsx';
import './contact-card.css';

/** Room that nearly every card finds enough, px; with less below its row it opens where there is more. */
const CARD_ROOM = 160;
const CARD_GAP = 2;
/** Kept free of the card at the edge of the window, px. */
const EDGE_GAP = 4;

interface ContactCardProps {
  readonly contact: ContactView;
  /** The row it belongs to. */
  readonly anchor: DOMRect;
  readonly showEmoticons: boolean;
  /** Opened by key: takes the focus, and Escape gives it back. */
  readonly takesFocus: boolean;
  readonly onSendMessage: () => void;
  readonly onSendMail: () => void;
  readonly onClose: () => void;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

/**
 * Who a contact is, at a glance: picture, name, status, what they say, address, and two ways to write. A row cuts what
 * has no room in it, so that here nothing may be cut.
 */
export function ContactCard(props: ContactCardProps) {
  const { contact, anchor, showEmoticons, takesFocus, onSendMessage, onSendMail, onClose } = props;
  const text = useText();
  const firstRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) firstRef.current?.focus();
  }, [takesFocus]);
  const says = contact.nowPlaying === '' ? contact.personalMessage : contact.nowPlaying;
  return (
    <div
      role="dialog"
      className="contact-card"
      style={cardPlace(anchor)}
      aria-label={text('card.title', { name: contact.shownName })}
      data-testid="contact-card"
      onPointerEnter={props.onPointerEnter}
      onPointerLeave={props.onPointerLeave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="contact-card-top">
        <DisplayPicture size={48} source={contact.pictureUrl} />
        <div className="contact-card-words">
          <p className="contact-card-name">
            <NameText text={contact.shownName} showEmoticons={showEmoticons} />
          </p>
          {isCalledOtherwise(contact) && (
            <p className="contact-card-own-name">
              <NameText text={contact.displayName} showEmoticons={showEmoticons} />
            </p>
          )}
          <p className="contact-card-status">
            <PresenceMark status={contact.status} isBlocked={contact.isBlocked} />
            {text(`status.${contact.status}`)}
            {contact.isBlocked && ` ${text('list.contactStatus', { status: text('status.blocked') })}`}
          </p>
          {says !== '' && (
            <p className="contact-card-message">
              <NameText text={says} showEmoticons={showEmoticons} />
            </p>
          )}
          <p className="contact-card-address" dir="ltr">
            {contact.address}
          </p>
          {!contact.hasUsOnTheirList && <p className="contact-card-note">{text('list.notOnTheirList')}</p>}
        </div>
      </div>
      <div className="contact-card-links">
        <button ref={firstRef} type="button" className="link-button" onClick={onSendMessage}>
          {text('card.sendMessage')}
        </button>
        <button type="button" className="link-button" onClick={onSendMail}>
          {text('card.sendMail')}
        </button>
      </div>
    </div>
  );
}

/** What they call themselves is news beside one's own name for them. */
function isCalledOtherwise({ displayName, shownName, address }: ContactView): boolean {
  return displayName !== shownName && displayName !== address;
}

/** Below its row where there is room, else on the side that has more; never past the edge of the window. */
function cardPlace(anchor: DOMRect): CSSProperties {
  const below = window.innerHeight - anchor.bottom - CARD_GAP - EDGE_GAP;
  const above = anchor.top - CARD_GAP - EDGE_GAP;
  return below >= CARD_ROOM || below >= above
    ? { top: anchor.bottom + CARD_GAP, maxHeight: below }
    : { bottom: window.innerHeight - anchor.top + CARD_GAP, maxHeight: above };
}
