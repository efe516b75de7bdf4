/** How an offer that came reads as a transfer. */
import { type AccountName, isTransferId } from '@nudge/msnp-codec';
import type { FlowOffer } from './byte-flow.ts';
import type { ReceivedOffer } from './peers.ts';
import { entriesOf } from './receiving-transfer.ts';
import type { Transfer, TransferId } from './transfer-model.ts';

export type NewTransfer = Omit<Transfer, 'phase' | 'transferred' | 'route'>;

export function receivedTransfer(transferId: TransferId, { account, offer }: ReceivedOffer): NewTransfer {
  const { name, size, preview } = offer;
  const resumeKey = resumeKeyOf(account, offer);
  return {
    transferId,
    account,
    direction: 'receiving',
    name,
    size,
    entries: entriesOf(offer),
    ...(preview === undefined ? {} : { preview }),
    ...(resumeKey === undefined ? {} : { resumeKey }),
  };
}

/** Only its sender can go on with a transfer, whatever id others use. */
export function resumeKeyOf(account: AccountName, { resumeId }: FlowOffer): string | undefined {
  return resumeId === undefined ? undefined : `${account}/${resumeId}`;
}

/** The id in a key of that person's; undefined when the key is none of theirs. */
export function resumeIdOf(account: AccountName, resumeKey: string): string | undefined {
  const start = `${account}/`;
  const id = resumeKey.startsWith(start) ? resumeKey.slice(start.length) : '';
  return isTransferId(id) ? id : undefined;
}
