/**
 * The two icon containers that desktop systems want, filled with PNG pictures. Both are a table of contents
 * before the unchanged PNG files, which every Windows since Vista and every macOS since 10.7 reads.
 */

/** A square PNG picture and the length of its side in pixels. */
export interface IconPicture {
  readonly size: number;
  readonly png: Uint8Array;
}

const ICO_HEADER_LENGTH = 6;
const ICO_ENTRY_LENGTH = 16;
const ICO_TYPE_ICON = 1;
const ICO_LARGEST_SIZE = 256;
const BITS_PER_PIXEL = 32;

/** A Windows `.ico` file. Sizes over 256 cannot be told in it and throw a RangeError. */
export function icoFile(pictures: readonly IconPicture[]): Uint8Array {
  const header = Buffer.alloc(ICO_HEADER_LENGTH);
  header.writeUInt16LE(ICO_TYPE_ICON, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = ICO_HEADER_LENGTH + ICO_ENTRY_LENGTH * pictures.length;
  const entries = pictures.map((picture) => {
    const entry = icoEntry(picture, offset);
    offset += picture.png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map((picture) => picture.png)]);
}

function icoEntry({ size, png }: IconPicture, offset: number): Uint8Array {
  if (size > ICO_LARGEST_SIZE) throw new RangeError(`an .ico file holds no picture of ${size} pixels`);
  const entry = Buffer.alloc(ICO_ENTRY_LENGTH);
  // One byte each for width and height; 256 is written as 0.
  entry.writeUInt8(size % ICO_LARGEST_SIZE, 0);
  entry.writeUInt8(size % ICO_LARGEST_SIZE, 1);
  entry.writeUInt16LE(1, 4);
  entry.writeUInt16LE(BITS_PER_PIXEL, 6);
  entry.writeUInt32LE(png.length, 8);
  entry.writeUInt32LE(offset, 12);
  return entry;
}

const ICNS_HEADER_LENGTH = 8;

/** Which picture goes under which `.icns` type; from `ic11` on, the doubled pictures of high-density displays. */
const ICNS_TYPES: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** A macOS `.icns` file from those of the pictures whose size it has a type for. */
export function icnsFile(pictures: readonly IconPicture[]): Uint8Array {
  const chunks = ICNS_TYPES.flatMap(([type, size]) =>
    pictures.filter((picture) => picture.size === size).map(({ png }) => icnsChunk(type, png)),
  );
  return icnsChunk('icns', Buffer.concat(chunks));
}

function icnsChunk(type: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(ICNS_HEADER_LENGTH);
  header.write(type, 0, 'latin1');
  header.writeUInt32BE(ICNS_HEADER_LENGTH + content.length, 4);
  return Buffer.concat([header, content]);
}
