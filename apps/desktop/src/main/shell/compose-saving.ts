import { randomUUID } from 'node:crypto';
import { participantViews } from '../services/conversations/conversation-views.ts';
import type { ConversationService } from '../services/conversations/conversation-service.ts';
import type { MessengerService } from '../services/messenger/messenger-service.ts';
import { PictureSaving } from '../services/saving/picture-saving.ts';
import { SavingService } from '../services/saving/saving-service.ts';
import { systemClock } from '../services/support/clock.ts';
import type { LazyFileTools } from '../services/transfers/file-tools.ts';
import type { Pictures } from './compose-pictures.ts';
import type { ServiceParts } from './compose-services.ts';
import { createPlainTranslate, createTranslate } from './texts.ts';

interface SavingParts {
  readonly conversations: ConversationService;
  readonly messenger: MessengerService;
  readonly pictures: Pictures;
  readonly tools: LazyFileTools;
}

/** What saves things of a conversation where a dialog says. */
export function createSavings(
  parts: ServiceParts,
  given: SavingParts,
): { readonly saving: SavingService; readonly pictureSaving: PictureSaving } {
  return { saving: createSaving(parts, given), pictureSaving: createPictureSaving(parts, given) };
}

function createSaving(
  { shell, folders, locale, log }: ServiceParts,
  { conversations, tools }: SavingParts,
): SavingService {
  return new SavingService({
    conversations,
    shell: shell.files,
    folder: folders.documents,
    words: () => createPlainTranslate(locale()),
    locale,
    safeName: (name) => tools.now.safeFileName(name),
    clock: systemClock,
    newId: randomUUID,
    log,
  });
}

function createPictureSaving(
  { shell, folders, locale, log }: ServiceParts,
  { messenger, pictures, tools }: SavingParts,
): PictureSaving {
  return new PictureSaving({
    people: (conversation) => participantViews(conversation, messenger.directory),
    own: pictures.own,
    cache: pictures.cache,
    ownName: () => messenger.own.view?.displayName ?? '',
    shell: shell.files,
    folder: folders.documents,
    typeName: () => createTranslate(locale())('save.type.picture'),
    safeName: (name) => tools.now.safeFileName(name),
    newId: randomUUID,
    log,
  });
}
