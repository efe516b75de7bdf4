import type { Reply } from '@nudge/ipc-contract';
import { done, fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { Caller, RequestHandlers } from '../dispatch-request.ts';

type TabRequests = 'showTab' | 'closeTab' | 'moveTab' | 'stepTab' | 'moveFocus' | 'placeTabs';

/** The window of tabs arranges what is in it; a conversation only goes on from where it stands in that window. */
export function tabHandlers({ tabs }: Pick<ApplicationServices, 'tabs'>): Pick<RequestHandlers, TabRequests> {
  const { windows } = tabs;
  const onTab = (conversationId: string, act: () => void): Reply<undefined> => {
    if (!tabs.has(conversationId)) return fail('badArguments');
    act();
    return done;
  };
  const amongTabs = ({ context }: Caller, act: () => void): Reply<undefined> => {
    const isInside =
      context.kind === 'tabs' || (context.kind === 'conversation' && tabs.has(context.conversationId));
    if (!isInside) return fail('notAllowed');
    act();
    return done;
  };
  return {
    showTab: ({ conversationId }) => onTab(conversationId, () => windows.show(conversationId)),
    closeTab: ({ conversationId }) => onTab(conversationId, () => windows.closeTab(conversationId)),
    moveTab: ({ conversationId, to }) => onTab(conversationId, () => windows.move(conversationId, to)),
    stepTab: ({ by }, caller) => amongTabs(caller, () => windows.step(by)),
    moveFocus: ({ to }, caller) => amongTabs(caller, () => windows.moveFocus(to)),
    placeTabs: (edges) => {
      windows.place(edges);
      return done;
    },
  };
}
