/**
 * text/x-nudge-transfer, ours: whoever could not receive files asks for the same offer once more. Said only to a
 * client that announced it knows this; all others pass over the type.
 */
import { isTransferId } from '../p2p/nudge-transfer.ts';
import type { MimeMessage, SwitchboardMessage } from './message.ts';
import { bodyFields, type MimeHeader } from './mime.ts';

type AskAgainMessage = Extract<SwitchboardMessage, { kind: 'askAgain' }>;

const COMMAND = 'ask-again';

/** Reads the fields; undefined for another command, or without a usable id. */
export function readAskAgain(mime: MimeMessage): AskAgainMessage | undefined {
  const fields = bodyFields(mime);
  const transferId = fields.get('transfer-id') ?? '';
  if (fields.get('command') !== COMMAND || !isTransferId(transferId)) return undefined;
  return { kind: 'askAgain', transferId };
}

/** The fields of the body. */
export function askAgainFields({ transferId }: AskAgainMessage): readonly MimeHeader[] {
  return [
    ['Command', COMMAND],
    ['Transfer-Id', transferId],
  ];
}
