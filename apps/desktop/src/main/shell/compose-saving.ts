import { randomUUID } from 'node:crypto';
import type { ConversationService } from '../services/conversations/conversation-service.ts';
import { SavingService } from '../services/saving/saving-service.ts';
import { systemClock } from '../services/support/clock.ts';
import type { LazyFileTools } from '../services/transfers/file-tools.ts';
import type { ServiceParts } from './compose-services.ts';
import { createTranslate } from './texts.ts';

export function createSaving(
  { shell, folders, locale, log }: ServiceParts,
  { conversations, tools }: { readonly conversations: ConversationService; readonly tools: LazyFileTools },
): SavingService {
  return new SavingService({
    conversations,
    shell: shell.files,
    folder: folders.documents,
    words: () => createTranslate(locale()),
    locale,
    safeName: (name) => tools.now.safeFileName(name),
    clock: systemClock,
    newId: randomUUID,
    log,
  });
}
