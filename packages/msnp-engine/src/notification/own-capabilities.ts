import { type Capability, clientIdOf, type ProtocolVersion } from '@nudge/msnp-codec';
import type { ClientProgram } from '../core/environment.ts';

/**
 * The generation digit stays 0: it would promise P2P, and people would offer pictures and files in a way that
 * is not answered.
 */
const OWN_GENERATION = 0;

const OWN_ABILITIES: readonly Capability[] = ['multiPacketMessages'];

/** First dialect whose CHG carries the client ID. */
const CAPABILITIES_VERSION = 8;

/** The client ID for CHG, where the dialect has it. */
export function ownCapabilities(
  version: ProtocolVersion | undefined,
  client: ClientProgram,
): { readonly capabilities?: number } {
  if ((version ?? 0) < CAPABILITIES_VERSION) return {};
  const abilities = client.isBot ? [...OWN_ABILITIES, 'bot' as const] : OWN_ABILITIES;
  return { capabilities: clientIdOf(OWN_GENERATION, abilities) };
}
