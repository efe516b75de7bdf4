/** Requests about files, pictures and other objects, and what makes one of them impossible whoever it is about. */
import type { MessengerRequest } from '../messenger-requests.ts';
import { ENTRIES_MAX, NAME_MAX_LENGTH, PATH_MAX_LENGTH, PREVIEW_MAX_BYTES } from './transfer-limits.ts';
import type { OfferedEntry } from './transfer-model.ts';

export type FileRequest = Extract<
  MessengerRequest,
  { readonly type: 'sendFiles' | 'acceptTransfer' | 'declineTransfer' | 'cancelTransfer' }
>;

export type AskAgainRequest = Extract<MessengerRequest, { readonly type: 'askForFilesAgain' }>;

export type ExchangeRequest =
  | FileRequest
  | AskAgainRequest
  | Extract<MessengerRequest, { readonly type: 'setTransferOptions' | 'setDisplayPicture' | 'fetchObject' }>;

type SendRequest = Extract<FileRequest, { readonly type: 'sendFiles' }>;

/** What goes into a header, a file name and a key: as a UUID is written. */
const TRANSFER_ID = /^[\da-z-]{8,64}$/i;

/** Why files cannot be sent to anybody; undefined when they can. */
export function faultOf({ transferId, name, files, preview }: SendRequest): string | undefined {
  if (!TRANSFER_ID.test(transferId)) return 'The transfer has no usable id';
  if (name.trim() === '' || name.length > NAME_MAX_LENGTH) return 'The name is empty or too long';
  if (files.length === 0 || files.length > ENTRIES_MAX) return 'There are no files, or too many';
  if (!files.every(({ path, entry }) => path !== '' && isUsable(entry)))
    return 'A file has no usable path or size';
  if (!Number.isSafeInteger(sizeOf(files.map(({ entry }) => entry))))
    return 'The files are too large together';
  if ((preview?.length ?? 0) > PREVIEW_MAX_BYTES) return 'The preview is too large';
  return undefined;
}

function isUsable({ path, size }: OfferedEntry): boolean {
  return path !== '' && path.length <= PATH_MAX_LENGTH && Number.isSafeInteger(size) && size >= 0;
}

export function sizeOf(entries: readonly OfferedEntry[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0);
}

/** Whether this is something that only a Nudge client takes: several files, or a folder. */
export function isBundleOf(entries: readonly OfferedEntry[]): boolean {
  return entries.length !== 1 || entries.some(({ path }) => path.includes('/'));
}

export function isBundle({ files }: SendRequest): boolean {
  return isBundleOf(files.map(({ entry }) => entry));
}
