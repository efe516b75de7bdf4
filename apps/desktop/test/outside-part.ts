import type { MessengerService } from '../src/main/services/messenger/messenger-service.ts';
import { OutsideRequests } from '../src/main/services/outside/outside-requests.ts';

/** To which nothing comes unless the test gives it; it opens no conversation and reads no file. */
export function outsidePart(messenger: MessengerService): OutsideRequests {
  return new OutsideRequests({
    messenger,
    newId: () => 'o1',
    opensLinks: () => true,
    openConversation: () => ({ ok: true, value: undefined }),
    importContacts: () => Promise.resolve({ ok: true, value: { kind: 'cancelled' } }),
  });
}
