/** The offer of a file: as a session request, and back. */
import {
  decodeFileContext,
  encodeFileContext,
  EUF_GUIDS,
  makeManifest,
  P2P_APP_IDS,
  type Manifest,
  type SessionRequest,
} from '@nudge/msnp-codec';
import type { FlowOffer } from '../transfer/byte-flow.ts';
import { hasFeature, isChecked } from './nudge-features.ts';

/** Whether an offer is of one plain file. */
export function isSingleFile({ entries, name }: FlowOffer): boolean {
  return entries === undefined || (entries.length === 1 && entries[0]?.path === name);
}

/** How many hashes the sender tells at the end. */
export function entryCount({ entries }: FlowOffer): number {
  return entries?.length ?? 1;
}

/**
 * The request that makes an offer to somebody with these features; undefined when it cannot be put in words that
 * the other side knows. Only Nudge clients get a preview: with it the context takes several chunks, and some old
 * clients join none. Without one it is of version 2, which all of them know and which fits into one chunk.
 */
export function requestFor(
  offer: FlowOffer,
  features: ReadonlySet<string>,
  sessionId: number,
): SessionRequest | undefined {
  const { name, size, preview, resumeId } = offer;
  const checked = isChecked(features) && resumeId !== undefined;
  const manifest = isSingleFile(offer)
    ? undefined
    : manifestFor(offer, checked && hasFeature(features, 'bundle'));
  if (manifest === undefined && !isSingleFile(offer)) return undefined;
  const shown =
    checked && preview !== undefined ? ({ version: 3, preview } as const) : ({ version: 2 } as const);
  return {
    kind: 'sessionRequest',
    eufGuid: EUF_GUIDS.file,
    sessionId,
    appId: P2P_APP_IDS.file,
    context: encodeFileContext({ name, size, ...shown }),
    ...(checked ? { nudge: { transferId: resumeId, ...(manifest === undefined ? {} : { manifest }) } } : {}),
  };
}

function manifestFor({ entries }: FlowOffer, isKnown: boolean): Manifest | undefined {
  const made = makeManifest((entries ?? []).map(({ path, size }) => ({ path, size })));
  return isKnown && made.ok ? made.value : undefined;
}

/** Reads an offer; undefined when it makes no sense. */
export function offerOf({ context, nudge }: SessionRequest): FlowOffer | undefined {
  if (context === undefined) return undefined;
  const file = decodeFileContext(context);
  if (!file.ok) return undefined;
  const { name, size, preview } = file.value;
  const entries = nudge?.manifest?.map((entry) => ({ path: entry.path, size: entry.size }));
  if (entries !== undefined && sumOf(entries) !== size) return undefined;
  return {
    name,
    size,
    // A copy: what came is a view of a message.
    ...(preview === undefined ? {} : { preview: preview.slice() }),
    ...(entries === undefined ? {} : { entries }),
    ...(nudge === undefined ? {} : { resumeId: nudge.transferId }),
  };
}

function sumOf(entries: readonly { readonly size: number }[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0);
}
