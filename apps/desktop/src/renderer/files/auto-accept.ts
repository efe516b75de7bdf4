/** Whose files are taken without asking. Addresses are the same in either case. */
export function hasAddress(addresses: readonly string[], wanted: string): boolean {
  return addresses.some((address) => isSame(address, wanted));
}

/** The list with that address, or without it. */
export function withAddress(addresses: readonly string[], wanted: string, isIn: boolean): readonly string[] {
  const others = addresses.filter((address) => !isSame(address, wanted));
  return isIn ? [...others, wanted] : others;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
