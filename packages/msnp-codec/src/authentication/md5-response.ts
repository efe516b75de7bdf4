import { encodeUtf8 } from '../wire/utf8.ts';
import { hexOf, type Md5 } from './hash.ts';

/** Answer to `USR n MD5 S salt` (MSNP2-7): hex MD5 of the salt as received, then the password in UTF-8. */
export function md5Response(salt: string, password: string, md5: Md5): string {
  return hexOf(md5(encodeUtf8(salt + password)));
}
