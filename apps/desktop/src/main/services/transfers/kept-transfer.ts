import type { TransferState } from '@nudge/ipc-contract';
import { z } from 'zod';
import { isPictureHash } from '../pictures/picture-hash.ts';
import { FILE_KINDS } from './file-kind.ts';

const PATH_MAX_CHARACTERS = 4096;
const SOURCES_MAX = 1000;

const FAILURE_REASONS = [
  'notOnline',
  'notConnected',
  'badPeer',
  'notSupported',
  'directOff',
  'hashMismatch',
  'diskFull',
  'missing',
  'denied',
  'changed',
  'peerFailed',
  'timedOut',
  'failed',
] as const;

const by = z.enum(['us', 'them']);
const stateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['offered', 'starting', 'running', 'interrupted', 'done']) }),
  z.object({ kind: z.enum(['declined', 'cancelled']), by }),
  z.object({ kind: z.literal('failed'), reason: z.enum(FAILURE_REASONS) }),
]);

/** A transfer as its line in the history keeps it: its facts, and where its files lie on this computer. */
export const keptTransferSchema = z.object({
  direction: z.enum(['sending', 'receiving']),
  partner: z.string(),
  name: z.string(),
  size: z.number().nonnegative(),
  fileCount: z.number().int().nonnegative(),
  kind: z.enum(FILE_KINDS),
  isExecutable: z.boolean(),
  preview: z.string().refine(isPictureHash).optional(),
  state: stateSchema,
  transferred: z.number().nonnegative(),
  /** Received: where it was stored, a file or the folder of several. */
  place: z.string().max(PATH_MAX_CHARACTERS).optional(),
  /** Sent: what the person chose, to be offered again. */
  sources: z.array(z.string().max(PATH_MAX_CHARACTERS)).max(SOURCES_MAX).optional(),
});

export type KeptTransfer = z.infer<typeof keptTransferSchema>;

/** Nothing more will come of it by itself. */
export function hasEnded({ kind }: TransferState): boolean {
  return kind === 'done' || kind === 'declined' || kind === 'cancelled' || kind === 'failed';
}

/** What has become of one that was under way when the application ended. */
export function afterRestart(transfer: KeptTransfer, goesOn: boolean): KeptTransfer {
  if (hasEnded(transfer.state)) return transfer;
  if (goesOn) return { ...transfer, state: { kind: 'interrupted' } };
  return { ...transfer, state: { kind: 'failed', reason: 'notConnected' } };
}
