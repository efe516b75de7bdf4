import { z } from 'zod';
import type { ContactImport } from '../contact-view.ts';
import {
  GROUP_NAME_MAX_CHARACTERS,
  INVITATION_MAX_CHARACTERS,
  NICKNAME_MAX_CHARACTERS,
  NOTE_MAX_CHARACTERS,
} from '../limits.ts';
import { address, groupId, nothing } from './fields.ts';
import { done, request } from './request-spec.ts';

export const contactRequests = {
  /**
   * `nickname` is one's own name for them, kept on this computer. `invitation` is what one writes to them, perhaps
   * nothing; absent: they are not invited.
   */
  addContact: done(
    ['main', 'conversation', 'options'],
    z
      .object({
        address,
        groupId: groupId.optional(),
        nickname: z.string().max(NICKNAME_MAX_CHARACTERS).optional(),
        invitation: z.string().max(INVITATION_MAX_CHARACTERS).optional(),
      })
      .strict(),
  ),
  removeContact: done(['main'], z.object({ address, alsoBlock: z.boolean() }).strict()),
  block: done(['main', 'conversation'], z.object({ address }).strict()),
  unblock: done(['main', 'conversation'], z.object({ address }).strict()),
  /** `from` absent: from Other Contacts; `to` absent: to Other Contacts. */
  moveContact: done(
    ['main'],
    z.object({ address, from: groupId.optional(), to: groupId.optional() }).strict(),
  ),
  copyContact: done(['main'], z.object({ address, to: groupId }).strict()),
  removeFromGroup: done(['main'], z.object({ address, groupId }).strict()),
  /** Empty ones are forgotten. */
  setContactNotes: done(
    ['main'],
    z
      .object({
        address,
        nickname: z.string().max(NICKNAME_MAX_CHARACTERS),
        note: z.string().max(NOTE_MAX_CHARACTERS),
      })
      .strict(),
  ),
  /** Kept on this computer; needs no line. */
  setFavourite: done(['main'], z.object({ address, isFavourite: z.boolean() }).strict()),
  addGroup: done(['main'], z.object({ name: z.string().min(1).max(GROUP_NAME_MAX_CHARACTERS) }).strict()),
  renameGroup: done(
    ['main'],
    z.object({ groupId, name: z.string().min(1).max(GROUP_NAME_MAX_CHARACTERS) }).strict(),
  ),
  removeGroup: done(['main'], z.object({ groupId }).strict()),
  /** Main asks where, by its own dialog; `groupId` absent: everybody. */
  saveContactList: done(['main'], z.object({ groupId: groupId.optional() }).strict()),
  /** Main asks which file, by its own dialog; answered when everybody in it was tried. */
  importContacts: request<ContactImport>()(['main'], nothing),
  answerContactRequest: done(
    ['main', 'prompt'],
    z.object({ address, answer: z.enum(['allow', 'block']), addToList: z.boolean() }).strict(),
  ),
} as const;
