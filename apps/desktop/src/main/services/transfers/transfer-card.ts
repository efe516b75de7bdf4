import type { Transfer, TransferDestination, TransferRoute } from '@nudge/msnp-engine';
import type { TransferView } from '@nudge/ipc-contract';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { HistoryKey } from '../history/history-database.ts';
import { hasEnded, type KeptTransfer } from './kept-transfer.ts';
import { SpeedMeter } from './speed-meter.ts';

/** A transfer that can still change, with the line that shows it. */
export interface TransferCard {
  readonly lineId: string;
  /** Where its line is kept. */
  readonly key: HistoryKey;
  readonly digest: string;
  readonly begunAt: number;
  readonly meter: SpeedMeter;
  /** The engine's name for it; another one after a restart of the sender. */
  transferId: string;
  kept: KeptTransfer;
  route: TransferRoute;
  resumeKey: string | undefined;
  destination: TransferDestination | undefined;
  /** Receiving: their client knows what it is to be asked for it once more. */
  canBeAsked: boolean;
  /** Receiving: whether it was asked for since it failed; `unanswered`: nothing came of it. */
  asked: 'no' | 'waiting' | 'unanswered';
}

export type CardStart = Pick<TransferCard, 'lineId' | 'key' | 'digest' | 'begunAt' | 'transferId' | 'kept'> &
  Partial<Pick<TransferCard, 'resumeKey' | 'destination'>>;

export function newCard(start: CardStart): TransferCard {
  const rest = { route: 'none', meter: new SpeedMeter(), canBeAsked: false, asked: 'no' } as const;
  return { resumeKey: undefined, destination: undefined, ...start, ...rest };
}

/** Takes over what the engine tells of it. */
export function updateCard(card: TransferCard, transfer: Transfer, now: number): void {
  const { phase, transferred, route, savedAs } = transfer;
  const place = savedAs === undefined ? undefined : placeOf(savedAs);
  card.kept = { ...card.kept, state: phase, transferred, ...(place === undefined ? {} : { place }) };
  card.route = route;
  if (phase.kind === 'running') card.meter.add(now, transferred);
  else card.meter.reset();
}

/** Whether its sender's client can be asked to offer it once more. */
export function canBeAskedFor({ kept, resumeKey, canBeAsked, asked }: TransferCard): boolean {
  const hasFailed = kept.direction === 'receiving' && kept.state.kind === 'failed';
  return hasFailed && canBeAsked && resumeKey !== undefined && asked !== 'waiting';
}

/** Of one file itself; of several the folder that holds them all. */
export function placeOf(savedAs: readonly string[]): string | undefined {
  const [first, ...others] = savedAs;
  if (first === undefined || others.length === 0) return first;
  let folder = path.dirname(first);
  while (
    !others.every((file) => file.startsWith(`${folder}${path.sep}`)) &&
    path.dirname(folder) !== folder
  ) {
    folder = path.dirname(folder);
  }
  return folder;
}

const ROUTES = { none: 'none', switchboard: 'throughServer', direct: 'direct' } as const;

/** `previewUrl` answers an empty text for a preview that is gone. `live`: absent when nothing goes on any more. */
export function transferView(
  lineId: string,
  kept: KeptTransfer,
  extras: { readonly live?: TransferCard | undefined; readonly previewUrl: (hash: string) => string },
): TransferView {
  const { live, previewUrl } = extras;
  const { state, place, sources, partner, preview, ...facts } = kept;
  const isReceived = kept.direction === 'receiving' && state.kind === 'done';
  const isThere = isReceived && place !== undefined && existsSync(place);
  const isSource = kept.direction === 'sending' && sources?.[0] !== undefined && existsSync(sources[0]);
  const hasFailed = state.kind === 'failed' || state.kind === 'cancelled' || state.kind === 'declined';
  return {
    ...facts,
    id: lineId,
    state,
    partnerAddress: partner,
    previewUrl: preview === undefined ? '' : previewUrl(preview),
    ...(state.kind === 'running' ? live?.meter.speed(kept.size) : {}),
    route: ROUTES[live !== undefined && !hasEnded(state) ? live.route : 'none'],
    canOpen: isThere && kept.fileCount === 1 && !kept.isExecutable,
    canOpenFolder: isThere,
    canTryAgain: (isSource && hasFailed) || (live !== undefined && canBeAskedFor(live)),
    ...(live !== undefined && live.asked !== 'no' && state.kind === 'failed' ? { asked: live.asked } : {}),
  };
}
