import { type Capability, clientIdOf, type ProtocolVersion } from '@nudge/msnp-codec';
import type { ClientProgram } from '../core/environment.ts';
import { P2P_VERSION } from '../core/p2p-version.ts';

/** Generation 4, that of Messenger 7.0: files, pictures and emoticons by P2P. */
const OWN_GENERATION = 4;
/** What P2P cannot be offered to says so by this one. */
const NO_P2P_GENERATION = 0;

const OWN_ABILITIES: readonly Capability[] = ['multiPacketMessages'];

/** First dialect whose CHG carries the client ID. */
const CAPABILITIES_VERSION = 8;

/** What is told of ourselves with every status. */
export interface OwnPresence {
  readonly version: ProtocolVersion | undefined;
  readonly environment: { readonly client: ClientProgram };
  /** The descriptor of the picture shown. */
  readonly msnObject: string | undefined;
}

/** Client ID and picture for CHG, where the dialect has them. */
export function ownExtras(presence: OwnPresence): {
  readonly capabilities?: number;
  readonly msnObject?: string;
} {
  const { version = 0, msnObject } = presence;
  if (version < CAPABILITIES_VERSION) return {};
  const hasP2p = version >= P2P_VERSION;
  const { isBot } = presence.environment.client;
  const abilities = isBot ? [...OWN_ABILITIES, 'bot' as const] : OWN_ABILITIES;
  const capabilities = clientIdOf(hasP2p ? OWN_GENERATION : NO_P2P_GENERATION, abilities);
  return hasP2p && msnObject !== undefined ? { capabilities, msnObject } : { capabilities };
}
