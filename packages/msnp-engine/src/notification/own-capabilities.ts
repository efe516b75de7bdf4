import type { ProtocolVersion } from '@nudge/msnp-codec';

/** Capability bit: messages cut into several packets are understood. */
export const MULTI_PACKET_CAPABILITY = 0x20;

/**
 * What this client can do, as its client ID. The generation digit stays 0: it would promise P2P, and people
 * would offer pictures and files in a way that is not answered.
 */
export const OWN_CAPABILITIES = MULTI_PACKET_CAPABILITY;

/** First dialect whose CHG carries the client ID. */
const CAPABILITIES_VERSION = 8;

/** The client ID for CHG, where the dialect has it. */
export function ownCapabilities(session: { readonly version: ProtocolVersion | undefined }): {
  readonly capabilities?: number;
} {
  return (session.version ?? 0) >= CAPABILITIES_VERSION ? { capabilities: OWN_CAPABILITIES } : {};
}
