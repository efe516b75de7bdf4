const MAPPED_IPV4 = '::ffff:';

/** Empty where none is known. An IPv4 peer on a socket that takes both families looks like `::ffff:10.0.0.1`. */
export function plainAddress(address: string | undefined): string {
  if (address === undefined) return '';
  return address.startsWith(MAPPED_IPV4) ? address.slice(MAPPED_IPV4.length) : address;
}
