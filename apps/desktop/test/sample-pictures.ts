/** Bytes that begin like pictures; nothing here is ever decoded. */
const ascii = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

const bigEndian = (value: number): readonly number[] =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);

const PNG_START = [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a];

/** `salt` makes one picture differ from another. */
export function png(side = 96, salt = 0): Uint8Array<ArrayBuffer> {
  const header = [...bigEndian(13), ...ascii('IHDR'), ...bigEndian(side), ...bigEndian(side), 8, 6, 0, 0, 0];
  return Uint8Array.from([...PNG_START, ...header, ...bigEndian(salt)]);
}

export function gif(salt = 0): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...ascii('GIF89a'), ...bigEndian(salt)]);
}

export const PNG = png();
export const GIF = gif();
export const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1]);
export const WEBP = Uint8Array.from([...ascii('RIFF'), 0, 0, 0, 0, ...ascii('WEBP')]);
