import { createHash } from 'node:crypto';

/** Names a conversation of several; what follows stands for the people in it. */
export const OF_SEVERAL = 'group:';

const HASH_CHARACTERS = 40;

/** The same for the same people, in whatever order they came; without oneself. Parted by what no address holds. */
export function severalKey(addresses: Iterable<string>): string {
  const people = Array.from(new Set(Array.from(addresses, (address) => address.toLowerCase()))).sort();
  const hash = createHash('sha256').update(people.join(' ')).digest('hex');
  return OF_SEVERAL + hash.slice(0, HASH_CHARACTERS);
}
