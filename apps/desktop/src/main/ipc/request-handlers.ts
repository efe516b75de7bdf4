import type { ApplicationServices } from './application-services.ts';
import type { RequestHandlers } from './dispatch-request.ts';
import { alertHandlers } from './handlers/alert-handlers.ts';
import { attentionHandlers } from './handlers/attention-handlers.ts';
import { backgroundHandlers } from './handlers/background-handlers.ts';
import { connectionHandlers } from './handlers/connection-handlers.ts';
import { contactHandlers } from './handlers/contact-handlers.ts';
import { conversationHandlers } from './handlers/conversation-handlers.ts';
import { emoticonHandlers } from './handlers/emoticon-handlers.ts';
import { fileHandlers } from './handlers/file-handlers.ts';
import { historyHandlers } from './handlers/history-handlers.ts';
import { hostHandlers } from './handlers/host-handlers.ts';
import { pictureHandlers } from './handlers/picture-handlers.ts';
import { savingHandlers } from './handlers/saving-handlers.ts';
import { securityHandlers } from './handlers/security-handlers.ts';
import { sessionHandlers } from './handlers/session-handlers.ts';
import { supportHandlers } from './handlers/support-handlers.ts';
import { tabHandlers } from './handlers/tab-handlers.ts';
import { updateHandlers } from './handlers/update-handlers.ts';
import { windowHandlers, type FrameOf } from './handlers/window-handlers.ts';

/** The one table of handlers: every request of the contract, no more and no less. */
export function requestHandlers(services: ApplicationServices, frameOf: FrameOf): RequestHandlers {
  return {
    ...windowHandlers(services, frameOf),
    ...sessionHandlers(services),
    ...contactHandlers(services),
    ...conversationHandlers(services),
    ...tabHandlers(services),
    ...alertHandlers(services),
    ...attentionHandlers(services),
    ...hostHandlers(services),
    ...fileHandlers(services),
    ...savingHandlers(services),
    ...historyHandlers(services),
    ...pictureHandlers(services),
    ...backgroundHandlers(services),
    ...emoticonHandlers(services),
    ...securityHandlers(services),
    ...connectionHandlers(services),
    ...supportHandlers(services),
    ...updateHandlers(services),
  };
}
