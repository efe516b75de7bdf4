import type { ContactRequestView, ContactView, OpenConversationView, OwnView } from '@nudge/ipc-contract';
import contactsTab from '@resources/icons/main/contacts-tab.svg';
import conversationsTab from '@resources/icons/main/conversations-tab.svg';
import requestsTab from '@resources/icons/main/requests-tab.svg';
import { useMemo, type RefObject } from 'react';
import { InfoBar } from '../../../components/info-bar/info-bar.tsx';
import { LostConnectionStrip } from '../../../components/status-strip/lost-connection-strip.tsx';
import { TabRail, type RailTab } from '../../../components/tab-rail/tab-rail.tsx';
import type { Text } from '../../../text/use-text.ts';
import type { MainView } from '../main-dialog.ts';
import { offlineReason, type MenuContext } from '../menus/menu-context.ts';
import { statusMenu } from '../menus/status-entries.ts';
import { ContactsPanel } from './contacts-panel.tsx';
import { ConversationsPanel } from './conversations-panel.tsx';
import { RequestsPanel } from './requests-panel.tsx';
import './contact-list-view.css';

interface ContactListViewProps {
  readonly own: OwnView;
  readonly contacts: ReadonlyMap<string, ContactView>;
  readonly requests: readonly ContactRequestView[];
  readonly conversations: readonly OpenConversationView[];
  readonly context: MenuContext;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** The window while one is signed in, or while a lost line is being mended: then everything is greyed. */
export function ContactListView(props: ContactListViewProps) {
  const { own, contacts, requests, conversations, context, searchRef } = props;
  const { text, session, settings, actions, view, showView } = context;
  const { showEmoticons } = settings.messages;
  const { nameStyle, rowSize, showTabs, showNotOnTheirList } = settings.list;
  const look = useMemo(
    () => ({ nameStyle, showEmoticons, rowSize, showNotOnTheirList }),
    [nameStyle, showEmoticons, rowSize, showNotOnTheirList],
  );
  const isLost = session.phase === 'reconnecting';
  const panels: Readonly<Record<MainView, () => React.ReactNode>> = {
    contacts: () => <ContactsPanel contacts={contacts} context={context} look={look} searchRef={searchRef} />,
    conversations: () => (
      <ConversationsPanel
        conversations={conversations}
        showEmoticons={showEmoticons}
        onShow={(conversationId) => actions.tell('showConversation', { conversationId })}
      />
    ),
    requests: () => (
      <RequestsPanel
        requests={requests}
        disabledReason={offlineReason(context)}
        onAnswer={(answer) => actions.tell('answerContactRequest', answer)}
      />
    ),
  };
  return (
    <main className="contact-list" data-testid="contact-list-view" data-lost={isLost || undefined}>
      {session.phase === 'reconnecting' && (
        <LostConnectionStrip
          failure={session.failure}
          retryAt={session.retryAt}
          onNow={() => actions.tell('reconnectNow', {})}
          onCancel={() => actions.tell('cancelSignIn', {})}
        />
      )}
      <InfoBar
        own={own}
        statusEntries={statusMenu(context)}
        showEmoticons={showEmoticons}
        onPicture={() => actions.tell('openPicturePicker', {})}
        onPersonalMessage={(message) => actions.tell('setPersonalMessage', { text: message })}
      />
      {showTabs ? (
        <TabRail tabs={railTabs(text, requests, conversations)} selected={view} onSelect={showView}>
          {panels[view]()}
        </TabRail>
      ) : (
        <div className="contact-list-plain" data-no-tabs="">
          {panels[view]()}
        </div>
      )}
    </main>
  );
}

function railTabs(
  text: Text,
  requests: readonly ContactRequestView[],
  conversations: readonly OpenConversationView[],
): readonly RailTab<MainView>[] {
  const waiting = requests.length;
  const unread = conversations.reduce((sum, conversation) => sum + conversation.unread, 0);
  return [
    { id: 'contacts', icon: contactsTab, label: text('list.tab.contacts'), count: 0 },
    {
      id: 'conversations',
      icon: conversationsTab,
      label:
        unread === 0
          ? text('list.tab.conversations')
          : text('list.tab.conversationsUnread', { count: unread }),
      count: unread,
    },
    {
      id: 'requests',
      icon: requestsTab,
      label: waiting === 0 ? text('list.tab.requests') : text('list.tab.requestsWaiting', { count: waiting }),
      count: waiting,
    },
  ];
}
