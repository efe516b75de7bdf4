import { z } from 'zod';
import { DROPPED_FILES_MAX, PASTED_PICTURE_MAX_BYTES } from '../limits.ts';
import { address, bytes, id, nothing } from './fields.ts';
import { done } from './request-spec.ts';

/** Absolute; put in by the preload from files the person dropped or pasted, never by a page. */
const paths = z.array(z.string().min(1).max(4096)).min(1).max(DROPPED_FILES_MAX);

export const fileRequests = {
  /**
   * Only through {@link Bridge.dropFiles}; `address` from the contact list, `conversationId` from a tab, and neither in
   * a conversation.
   */
  offerFiles: done(
    ['main', 'conversation', 'tabs'],
    z.object({ paths, address: address.optional(), conversationId: id.optional() }).strict(),
  ),
  /** Main asks by its own dialog which files, or which folder, then offers them. */
  chooseFiles: done(
    ['main', 'conversation'],
    z.object({ address: address.optional(), what: z.enum(['files', 'folder']) }).strict(),
  ),
  /** A picture from the clipboard, as PNG; offered like a file. */
  offerPicture: done(['conversation'], z.object({ data: bytes(PASTED_PICTURE_MAX_BYTES) }).strict()),
  acceptTransfer: done(
    ['conversation'],
    z
      .object({
        transferId: id,
        /** Main asks where, by its own dialog. */
        saveAs: z.boolean(),
        /** The person has said yes a second time; asked for where the offer can do harm. */
        isConfirmed: z.boolean(),
      })
      .strict(),
  ),
  declineTransfer: done(['conversation'], z.object({ transferId: id }).strict()),
  cancelTransfer: done(['conversation'], z.object({ transferId: id }).strict()),
  /** Offers a failed or cancelled one again. */
  tryTransferAgain: done(['conversation'], z.object({ transferId: id }).strict()),
  openTransfer: done(['conversation'], z.object({ transferId: id }).strict()),
  showTransferInFolder: done(['conversation'], z.object({ transferId: id }).strict()),
  openReceivedFiles: done(['main', 'conversation', 'options'], nothing),
  /** Main asks by its own dialog; `useDefault` goes back to the default folder. */
  chooseFilesFolder: done(['options'], z.object({ useDefault: z.boolean() }).strict()),
  /** The program that looks at received files: main asks by its own dialog, or goes without. */
  chooseScanner: done(['options'], z.object({ isWanted: z.boolean() }).strict()),
} as const;
