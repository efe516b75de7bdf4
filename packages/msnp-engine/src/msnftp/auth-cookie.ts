import { encodeUtf8 } from '@nudge/msnp-codec';
import type { MessengerEnvironment } from '../core/environment.ts';

/**
 * A number below 2^32 as text, which the one who connects has to know. Drawn from an identifier, not from `random`:
 * whoever was told some numbers of that must not be able to tell the next.
 */
export function createAuthCookie({ md5, createId }: MessengerEnvironment): string {
  const [first = 0, second = 0, third = 0, fourth = 0] = md5(encodeUtf8(createId()));
  return String(first * 2 ** 24 + second * 2 ** 16 + third * 2 ** 8 + fourth);
}
