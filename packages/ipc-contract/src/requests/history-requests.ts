import { z } from 'zod';
import {
  HISTORY_FORMATS,
  HISTORY_SHELVES,
  type HistoryExport,
  type HistoryHits,
  type HistoryPageView,
  type LogImport,
  type LogSearch,
} from '../history-view.ts';
import { PASSPHRASE_MAX_CHARACTERS, PASSPHRASE_MIN_CHARACTERS, SEARCH_MAX_CHARACTERS } from '../limits.ts';
import { address, id, moment, nothing } from './fields.ts';
import { done, request } from './request-spec.ts';

/** An address, or what names a conversation of several. */
const historyId = z.string().min(1).max(256);
const historyRow = z.number().int().nonnegative();
/** `from` belongs to it, `to` does not. */
const historyRange = { from: moment.optional(), to: moment.optional() };
const historyPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }).strict(),
  z.object({ kind: z.enum(['around', 'before', 'after']), row: historyRow }).strict(),
  z.object({ kind: z.literal('from'), at: moment }).strict(),
]);

const passphrase = z.string().min(1).max(PASSPHRASE_MAX_CHARACTERS);
const newPassphrase = passphrase.min(PASSPHRASE_MIN_CHARACTERS);

export const historyRequests = {
  /**
   * `address`: of the contact it shall show; absent in the main window: nobody's, in a conversation: its own.
   * `search`: what to look for in all of it.
   */
  openHistory: done(
    ['main', 'conversation'],
    z
      .object({
        address: address.optional(),
        search: z.string().min(1).max(SEARCH_MAX_CHARACTERS).optional(),
      })
      .strict(),
  ),
  /** One stretch: the newest lines, those around one, before or after it, or from a moment on. */
  loadHistory: request<HistoryPageView>()(
    ['history'],
    z.object({ conversationId: historyId, part: historyPart, what: z.enum(HISTORY_SHELVES) }).strict(),
  ),
  /** `conversationId` absent: in all of them. */
  findInHistory: request<HistoryHits>()(
    ['history'],
    z
      .object({
        text: z.string().min(1).max(SEARCH_MAX_CHARACTERS),
        conversationId: historyId.optional(),
        ...historyRange,
        next: historyRow.optional(),
      })
      .strict(),
  ),
  /** Main asks where, by its own dialog. */
  exportHistory: request<HistoryExport>()(
    ['history'],
    z
      .object({ format: z.enum(HISTORY_FORMATS), conversationId: historyId.optional(), ...historyRange })
      .strict(),
  ),
  deleteHistory: request<{ readonly lineCount: number }>()(
    ['history'],
    z.object({ conversationId: historyId.optional(), ...historyRange }).strict(),
  ),
  /** A file of a line that is still where it was put; programs are shown in their folder only. */
  openHistoryFile: done(
    ['history'],
    z.object({ conversationId: historyId, row: historyRow, what: z.enum(['file', 'folder']) }).strict(),
  ),
  setHistoryKept: done(['history'], z.object({ conversationId: historyId, isKept: z.boolean() }).strict()),
  /** Main asks which folder, by its own dialog; everything in it is read and nothing changed. */
  findLogs: request<LogSearch>()(['history'], nothing),
  /** What the last search found. */
  importLogs: request<LogImport>()(['history'], z.object({ planId: id }).strict()),
  /** Answered when the whole history is protected. */
  protectHistory: done(['options'], z.object({ passphrase: newPassphrase, remember: z.boolean() }).strict()),
  changeHistoryPassphrase: done(['options'], z.object({ passphrase, next: newPassphrase }).strict()),
  unprotectHistory: done(['options'], z.object({ passphrase }).strict()),
  unlockHistory: done(
    ['main', 'options', 'history'],
    z.object({ passphrase, remember: z.boolean() }).strict(),
  ),
  lockHistory: done(['options', 'history'], nothing),
  /** It is asked for again from the next start on; an unlocked history stays unlocked until then. */
  forgetHistoryPassphrase: done(['options'], nothing),
  /** For good: nobody knows its passphrase any more. */
  deleteLockedHistory: done(['main', 'options', 'history'], nothing),
} as const;
