import { randomUUID } from 'node:crypto';
import type { ApplicationServices } from '../ipc/application-services.ts';
import { OutsideRequests } from '../services/outside/outside-requests.ts';

type Parts = Pick<ApplicationServices, 'messenger' | 'settings' | 'conversations' | 'contactFiles'>;

/** What is opened with this program, joined to what it may ask for. */
export function createOutside({ messenger, settings, conversations, contactFiles }: Parts): OutsideRequests {
  return new OutsideRequests({
    messenger,
    newId: randomUUID,
    opensLinks: () => settings.current.general.openLinks,
    openConversation: (address) => conversations.open(address),
    importContacts: (file) => contactFiles.importFile(file),
  });
}
