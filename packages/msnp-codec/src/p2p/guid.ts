/** GUIDs as P2P writes them: in braces, upper case; as bytes in the order of Windows (p2p.md section 8). */

/** `{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}`, upper case; made by {@link parseGuid} or {@link bytesToGuid}. */
export type Guid = string & { readonly __brand: 'Guid' };

export const GUID_BYTES = 16;
const GUID = /^\{?([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\}?$/i;
/** Where each byte stands in the text: the first three groups are numbers, lowest byte first. */
const BYTE_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
const HEX = 16;

/** Reads a GUID with or without braces, in any case; undefined for anything else. */
export function parseGuid(text: string): Guid | undefined {
  const digits = GUID.exec(text.trim())?.[1];
  return digits === undefined ? undefined : (`{${digits.toUpperCase()}}` as Guid);
}

/** All digits zero: "no nonce". */
export const ZERO_GUID = '{00000000-0000-0000-0000-000000000000}' as Guid;

/** The 16 bytes of a GUID. */
export function guidToBytes(guid: Guid): Uint8Array {
  const digits = guid.replaceAll(/[{}-]/g, '');
  const inTextOrder = BYTE_ORDER.map((at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), HEX));
  return Uint8Array.from(inTextOrder);
}

/** The GUID of 16 bytes; what is missing counts as zero, what is more is left out. */
export function bytesToGuid(bytes: Uint8Array): Guid {
  const digits = BYTE_ORDER.map((at) => (bytes[at] ?? 0).toString(HEX).padStart(2, '0')).join('');
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return `{${groups.join('-').toUpperCase()}}` as Guid;
}
