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

/**
 * What is offered to a server that signed this account in before: dialects with the same way of signing in. A
 * line that breaks in the middle of VER must not look like a server that knows only the other one.
 */
export function offersLike(version: ProtocolVersion): readonly ProtocolVersion[] {
  return TYPED_VERSIONS.filter((each) => each >= PASSPORT_VERSION === version >= PASSPORT_VERSION);
}
