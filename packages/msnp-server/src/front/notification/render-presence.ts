import type { PresenceFields, ProtocolVersion } from '@nudge/msnp-codec';
import type { VisiblePresence } from '../../core/events.ts';

const FIRST_VERSION_WITH_CAPABILITIES = 8;
const FIRST_VERSION_WITH_MSN_OBJECT = 9;

/** A person's presence with what the dialect can carry (ILN, NLN). */
export function presenceFields(presence: VisiblePresence, version: ProtocolVersion): PresenceFields {
  const { address: account, friendlyName, status, capabilities, msnObject } = presence;
  const base = { account, friendlyName, status };
  if (version < FIRST_VERSION_WITH_CAPABILITIES) return base;
  if (version < FIRST_VERSION_WITH_MSN_OBJECT || msnObject === undefined) return { ...base, capabilities };
  return { ...base, capabilities, msnObject };
}
