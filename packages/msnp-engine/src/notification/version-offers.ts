import { type ProtocolVersion, TYPED_VERSIONS } from '@nudge/msnp-codec';
import { PASSPORT_VERSION } from './handlers/sign-in.ts';

/**
 * What VER offers, try by try, best first. By default the dialects with Passport and then, where the server
 * takes none of those, the ones with MD5. A choice of the application is offered as it is, once.
 */
export function versionOffers(
  chosen: readonly ProtocolVersion[] | undefined,
): readonly (readonly ProtocolVersion[])[] {
  if (chosen !== undefined && chosen.length > 0) return [chosen];
  return [
    TYPED_VERSIONS.filter((version) => version >= PASSPORT_VERSION),
    TYPED_VERSIONS.filter((version) => version < PASSPORT_VERSION),
  ];
}
