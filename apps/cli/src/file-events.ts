/** What is told of files, pictures and emoticons; part of the table of events. */
import type { Transfer } from '@nudge/msnp-engine';

/** Which transfer: `offer` where it is received, `transfer` where it is sent, then with the `id` of the request. */
export interface WhichTransfer {
  readonly offer?: string;
  readonly transfer?: string;
  readonly id?: string;
}

export type FileEvent =
  | {
      readonly event: 'fileOffer';
      readonly offer: string;
      readonly from: string;
      readonly name: string;
      readonly size: number;
      readonly files: number;
      readonly resumeKey?: string;
    }
  | {
      readonly event: 'fileOffered';
      readonly id: string;
      readonly transfer: string;
      readonly to: string;
      readonly name: string;
      readonly size: number;
      readonly files: number;
    }
  | ({
      readonly event: 'fileProgress';
      readonly transferred: number;
      readonly size: number;
      readonly route: string;
    } & WhichTransfer)
  | ({
      readonly event: 'fileDone';
      readonly size: number;
      readonly saved?: readonly string[];
    } & WhichTransfer)
  | ({ readonly event: 'fileDeclined'; readonly by: 'us' | 'them' } & WhichTransfer)
  | ({ readonly event: 'fileCancelled'; readonly by: 'us' | 'them' } & WhichTransfer)
  | ({ readonly event: 'fileInterrupted'; readonly transferred: number } & WhichTransfer)
  | ({ readonly event: 'fileFailed'; readonly reason: string } & WhichTransfer)
  | { readonly event: 'fileAskedAgain'; readonly transfer: string; readonly from: string }
  | { readonly event: 'picture'; readonly address: string; readonly hash?: string }
  | {
      readonly event: 'pictureReceived';
      readonly id: string;
      readonly address: string;
      readonly bytes: number;
      readonly path?: string;
    }
  | {
      readonly event: 'emoticon';
      readonly conversation: string;
      readonly from: string;
      readonly code: string;
      readonly hash: string;
    };

const WHICH = 'offer | transfer, id?';

export const FILE_EVENT_TABLE = {
  fileOffer: [
    'offer, from, name, size, files, resumeKey?',
    'somebody offers so many files; answer with acceptFile or declineFile',
  ],
  fileOffered: ['id, transfer, to, name, size, files', 'sendFile is on its way; `transfer` names it'],
  fileProgress: [
    `${WHICH}, transferred, size, route`,
    'bytes so far, at most 4 times a second; route is none, switchboard or direct',
  ],
  fileDone: [`${WHICH}, size, saved?`, 'all of it has arrived; `saved`: the paths here'],
  fileDeclined: [`${WHICH}, by`, 'us or them: nobody wants it'],
  fileCancelled: [`${WHICH}, by`, 'us or them: ended half-way'],
  fileInterrupted: [`${WHICH}, transferred`, 'broken; goes on by itself once the other side is back'],
  fileFailed: [`${WHICH}, reason`, 'ended, for instance diskFull, notConnected or hashMismatch'],
  fileAskedAgain: [
    'transfer, from',
    'could not be received; sendFile with this `transfer` offers it once more',
  ],
  picture: ['address, hash?', 'somebody shows another picture, or none'],
  pictureReceived: ['id, address, bytes, path?', 'what getPicture asked for'],
  emoticon: ['conversation, from, code, hash', 'a picture stands for this text in the message that follows'],
} as const satisfies Record<FileEvent['event'], readonly [fields: string, meaning: string]>;

/** The line for the phase that a transfer has come to; nothing while it is offered. */
export function phaseLine(transfer: Transfer, which: WhichTransfer): FileEvent | undefined {
  const { phase, size, transferred, route, savedAs: saved } = transfer;
  switch (phase.kind) {
    case 'offered':
      return undefined;
    case 'starting':
    case 'running':
      return { event: 'fileProgress', ...which, transferred, size, route };
    case 'interrupted':
      return { event: 'fileInterrupted', ...which, transferred };
    case 'done':
      return { event: 'fileDone', ...which, size, ...(saved === undefined ? {} : { saved }) };
    case 'declined':
      return { event: 'fileDeclined', ...which, by: phase.by };
    case 'cancelled':
      return { event: 'fileCancelled', ...which, by: phase.by };
    case 'failed':
      return { event: 'fileFailed', ...which, reason: phase.reason };
  }
}
