/** The binary blocks of an MSNFTP connection (file-transfer.md section 5). */
export const BLOCK_HEADER_BYTES = 3;
/** Data bytes in every block that we write, but the last; what official clients send. */
export const BLOCK_DATA_MAX_BYTES = 2045;

export const BLOCK_TYPES = { data: 0, end: 1 } as const;

/** The header of a block of data; the length, at most {@link BLOCK_DATA_MAX_BYTES}, stands low byte first. */
export function encodeBlockHeader(length: number): Uint8Array {
  return Uint8Array.of(BLOCK_TYPES.data, length & 0xff, length >> 8);
}

/** The block by which the sender cancels. At the end of a whole file it is left out: some write it into the file. */
export function encodeEndBlock(): Uint8Array {
  return Uint8Array.of(BLOCK_TYPES.end, 0, 0);
}
