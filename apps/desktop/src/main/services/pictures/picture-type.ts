/** What a picture is by its first bytes; nothing of it is decoded here. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const startsWith = (data: Uint8Array, bytes: readonly number[], from = 0): boolean =>
  bytes.every((byte, index) => data[from + index] === byte);

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const GIF_87 = [0x47, 0x49, 0x46, 0x38, 0x37, 0x61];
const GIF_89 = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/** Undefined: not one of the kinds that windows may show. */
export function pictureType(data: Uint8Array): PictureType | undefined {
  if (startsWith(data, PNG)) return 'image/png';
  if (startsWith(data, JPEG)) return 'image/jpeg';
  if (startsWith(data, GIF_87) || startsWith(data, GIF_89)) return 'image/gif';
  if (startsWith(data, RIFF) && startsWith(data, WEBP, RIFF.length + 4)) return 'image/webp';
  return undefined;
}

const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const HEADER_BYTES = 24;

/** Side lengths of a PNG, from its header; undefined for anything else. */
export function pngSize(data: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (pictureType(data) !== 'image/png' || data.length < HEADER_BYTES) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return { width: view.getUint32(WIDTH_AT), height: view.getUint32(HEIGHT_AT) };
}
