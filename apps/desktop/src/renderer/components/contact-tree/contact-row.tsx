import notOnTheirList from '@resources/icons/main/not-on-their-list.svg';
import song from '@resources/icons/main/now-playing.svg';
import { memo } from 'react';
import { rowName } from '../../contacts/contact-order.ts';
import type { ContactRowData } from '../../contacts/list-rows.ts';
import { useText } from '../../text/use-text.ts';
import { NameText } from '../name-text/name-text.tsx';
import { sectionName, statusWord } from './contact-words.ts';
import type { ListLook } from './list-look.ts';
import { RowFigure } from './row-figure.tsx';

interface ContactRowProps {
  readonly row: ContactRowData;
  readonly look: ListLook;
}

/** The inside of a contact's row: figure, name, status in brackets, and what they say or hear. */
export const ContactRow = memo(function ContactRow({ row, look }: ContactRowProps) {
  const text = useText();
  const { contact } = row;
  const word = statusWord(contact, text);
  const isStatusUnsaid = word === '' || contact.isBlocked;
  const isMarked = look.showNotOnTheirList && !contact.hasUsOnTheirList;
  const says = contact.nowPlaying === '' ? contact.personalMessage : contact.nowPlaying;
  return (
    <>
      <RowFigure contact={contact} rowSize={look.rowSize} />
      <span className="contact-row-text">
        <NameText text={rowName(contact, look.nameStyle)} showEmoticons={look.showEmoticons} isOneLine />
        {/* What the eye takes from the figure and the place, the ear is told: name, status, message, group. */}
        {isStatusUnsaid && <HeardOnly part={text(`status.${contact.status}`)} />}
        {word !== '' && (
          <span className="contact-row-status"> {text('list.contactStatus', { status: word })}</span>
        )}
        {says !== '' && (
          <span className="contact-row-message">
            {/* Beside a larger picture it has a line of its own, and the dash is only heard. */}
            <span className={isTwoLines(look) ? 'visually-hidden' : undefined}>{' - '}</span>
            {contact.nowPlaying !== '' && <img className="glyph" src={song} width={9} height={11} alt="" />}
            <NameText text={says} showEmoticons={look.showEmoticons} isOneLine />
          </span>
        )}
        {isMarked && <HeardOnly part={text('list.notOnTheirList')} />}
        <HeardOnly part={sectionName(row.section, text)} />
      </span>
      {isMarked && (
        <span className="contact-row-mark" title={text('list.notOnTheirList')} aria-hidden="true">
          <img className="glyph" src={notOnTheirList} width={14} height={14} alt="" />
        </span>
      )}
    </>
  );
});

function isTwoLines({ rowSize }: ListLook): boolean {
  return rowSize === 'medium' || rowSize === 'large';
}

interface HeardOnlyProps {
  readonly part: string;
}

function HeardOnly({ part }: HeardOnlyProps) {
  const text = useText();
  return <span className="visually-hidden">{text('list.heardPart', { part })}</span>;
}
