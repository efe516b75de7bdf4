import type { OpenConversationView } from '@nudge/ipc-contract';
import { NameText } from '../../../components/name-text/name-text.tsx';
import { useText } from '../../../text/use-text.ts';
import { EmptyList } from './empty-list.tsx';
import './contacts-panel.css';

interface ConversationsPanelProps {
  readonly conversations: readonly OpenConversationView[];
  readonly showEmoticons: boolean;
  readonly onShow: (conversationId: string) => void;
}

/** The second view: every open conversation with its last line; a press brings its window to the front. */
export function ConversationsPanel({ conversations, showEmoticons, onShow }: ConversationsPanelProps) {
  const text = useText();
  return (
    <section className="contacts-panel" aria-label={text('list.tab.conversations')} data-pane="">
      <h2 className="panel-strip">{text('list.tab.conversations')}</h2>
      {conversations.length === 0 ? (
        <EmptyList title={text('list.noConversations')} hint={text('list.noConversationsHint')} />
      ) : (
        <ul className="panel-list">
          {conversations.map((conversation) => (
            <li key={conversation.conversationId}>
              <button
                type="button"
                className="conversation-row"
                onClick={() => onShow(conversation.conversationId)}
              >
                <span className="conversation-row-title" data-unread={conversation.unread > 0 || undefined}>
                  <NameText text={conversation.title} showEmoticons={showEmoticons} isOneLine />
                </span>
                {conversation.unread > 0 && (
                  <span className="conversation-row-unread">
                    <span aria-hidden="true">{conversation.unread}</span>
                    <span className="visually-hidden">
                      {text('list.unread', { count: conversation.unread })}
                    </span>
                  </span>
                )}
                <span className="conversation-row-line">
                  <NameText text={conversation.lastLine} showEmoticons={showEmoticons} isOneLine />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
