import { z } from 'zod';
import { SAVE_FORMATS } from '../conversation-view.ts';
import { BACKGROUND_MAX_BYTES, TEXT_MAX_CHARACTERS } from '../limits.ts';
import type { LineView } from '../line-view.ts';
import type { BackgroundView } from '../picture-view.ts';
import { textFormatSchema } from '../settings-schema.ts';
import { address, bytes, groupId, id, nothing } from './fields.ts';
import { done, request } from './request-spec.ts';

/** A conversation window can only touch its own, so these carry no id there. */
export const conversationRequests = {
  openConversation: done(['main', 'history'], z.object({ address }).strict()),
  /** A new one with everybody of a group who is online; at most GROUP_CHAT_MAX. */
  openGroupConversation: done(['main'], z.object({ groupId }).strict()),
  showConversation: done(['main'], z.object({ conversationId: id }).strict()),
  sendText: done(
    ['conversation'],
    z.object({ text: z.string().min(1).max(TEXT_MAX_CHARACTERS), format: textFormatSchema }).strict(),
  ),
  /** Sends a failed or unknown line again, under the same id. */
  sendAgain: done(['conversation'], z.object({ lineId: id }).strict()),
  sendNudge: done(['conversation'], nothing),
  sendTyping: done(['conversation'], nothing),
  /** Edit > Paste: the clipboard's text at the caret, which a page may not read by itself. */
  pasteText: done(['conversation'], nothing),
  saveDraft: done(['conversation'], z.object({ text: z.string().max(TEXT_MAX_CHARACTERS) }).strict()),
  invite: done(['conversation'], z.object({ address }).strict()),
  /** The lines before the given one, oldest first, at most 50. */
  loadEarlier: request<{ readonly lines: readonly LineView[]; readonly hasEarlier: boolean }>()(
    ['conversation'],
    z.object({ beforeLineId: id }).strict(),
  ),
  /**
   * Writes what the window shows, from its oldest line on, to a file. Without a format to the file of before; main
   * asks for one by its own dialog where there is none, and always when a format is given.
   */
  saveConversation: done(
    ['conversation'],
    z.object({ format: z.enum(SAVE_FORMATS).optional(), oldestLineId: id.optional() }).strict(),
  ),
  /** The picture of somebody in it, or one's own where no address is given; main asks where, by its own dialog. */
  savePicture: done(['conversation'], z.object({ address: address.optional() }).strict()),
  /** One of those shown, or empty for none. `everybody` takes what was chosen for this contact away. */
  chooseBackground: done(
    ['conversation'],
    z.object({ id: z.string().max(64), whom: z.enum(['contact', 'everybody']) }).strict(),
  ),
  /** A picture of one's own, scaled by the window; answers its id. */
  addBackground: request<{ readonly id: string }>()(
    ['main', 'conversation'],
    z.object({ data: bytes(BACKGROUND_MAX_BYTES) }).strict(),
  ),
  /** Those of one's own. */
  listBackgrounds: request<BackgroundView['own']>()(['main'], nothing),
  /** By the system's own dialog. */
  printConversation: done(['conversation'], nothing),
  /** Keeps this window above all others, or lets it go. */
  keepOnTop: done(['conversation'], z.object({ isOnTop: z.boolean() }).strict()),
  /** Starts the shake of the real window; main ends it at the exact start position. */
  shakeWindow: done(['conversation'], nothing),
} as const;
