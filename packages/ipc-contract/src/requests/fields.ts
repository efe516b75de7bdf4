import { z } from 'zod';
import { SERVER_NAME_MAX_CHARACTERS } from '../limits.ts';
import { WINDOW_KINDS } from '../snapshots.ts';

/** The windows in which somebody can press a button or a key. */
export const ALL_BUT_ALERTS = WINDOW_KINDS.filter((kind) => kind !== 'alert');

export const address = z.string().min(3).max(129);
export const groupId = z.string().min(1).max(64);
export const id = z.string().min(1).max(64);
/** A server from the command line is named by its host and port. */
export const serverId = z.string().min(1).max(SERVER_NAME_MAX_CHARACTERS);
/** SHA-256 of a certificate. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
export const bytes = (most: number): z.ZodType<Uint8Array> =>
  z.instanceof(Uint8Array).refine((data) => data.length > 0 && data.length <= most, 'too many bytes');
export const nothing = z.object({}).strict();
export const moment = z.number().int();
