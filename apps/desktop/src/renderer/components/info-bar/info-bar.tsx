import type { OwnView } from '@nudge/ipc-contract';
import envelope from '@resources/icons/main/envelope.svg';
import { useText } from '../../text/use-text.ts';
import { DisplayPicture } from '../display-picture/display-picture.tsx';
import type { MenuEntry } from '../menu/menu-entry.ts';
import { PersonalMessage } from './personal-message.tsx';
import { StatusButton } from './status-button.tsx';
import './info-bar.css';

interface InfoBarProps {
  readonly own: OwnView;
  readonly statusEntries: readonly MenuEntry[];
  readonly showEmoticons: boolean;
  readonly onPersonalMessage: (message: string) => void;
  readonly onPicture: () => void;
}

/** Oneself: picture, name with status, personal message, unread mail. 68 px high. */
export function InfoBar({ own, statusEntries, showEmoticons, onPersonalMessage, onPicture }: InfoBarProps) {
  const text = useText();
  return (
    <section className="info-bar" aria-label={text('list.info')} data-pane="">
      <button
        type="button"
        className="info-bar-picture"
        aria-label={text('list.changePicture')}
        title={text('list.changePicture')}
        onClick={onPicture}
      >
        <DisplayPicture size={50} source={own.pictureUrl} />
      </button>
      <div className="info-bar-words">
        <StatusButton own={own} entries={statusEntries} showEmoticons={showEmoticons} />
        <PersonalMessage
          message={own.personalMessage}
          showEmoticons={showEmoticons}
          onSave={onPersonalMessage}
        />
        {/* A server without mail says that none is unread. */}
        {own.unreadMail !== undefined && own.unreadMail > 0 && (
          <p className="info-bar-mail" title={text('list.unreadMail', { count: own.unreadMail })}>
            <img src={envelope} width={17} height={14} alt="" />
            <span aria-hidden="true">{text('list.mailCount', { count: own.unreadMail })}</span>
            <span className="visually-hidden">{text('list.unreadMail', { count: own.unreadMail })}</span>
          </p>
        )}
      </div>
    </section>
  );
}
