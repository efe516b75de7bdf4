import { type FileHandle, open } from 'node:fs/promises';

export type PictureFile =
  | { readonly ok: true; readonly data: Uint8Array }
  | { readonly ok: false; readonly code: 'missing' | 'tooLarge' | 'notAPicture'; readonly message: string };

/** First bytes of PNG, JPEG and GIF. */
const BEGINNINGS = [
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
  Uint8Array.of(0xff, 0xd8, 0xff),
  Buffer.from('GIF8'),
];

/** A PNG, JPEG or GIF of at most so many bytes. */
export async function readPicture(path: string, maxBytes: number): Promise<PictureFile> {
  const data = await readAtMost(path, maxBytes + 1);
  if (data === undefined) return { ok: false, code: 'missing', message: 'There is no such file' };
  if (data.length > maxBytes)
    return { ok: false, code: 'tooLarge', message: `A picture has at most ${maxBytes} bytes` };
  const isPicture = BEGINNINGS.some((beginning) => beginning.every((byte, index) => data[index] === byte));
  return isPicture
    ? { ok: true, data }
    : { ok: false, code: 'notAPicture', message: 'This is no PNG, JPEG or GIF' };
}

/** Undefined when it cannot be read. */
async function readAtMost(path: string, bytes: number): Promise<Uint8Array | undefined> {
  try {
    const file = await open(path);
    try {
      return await fill(file, new Uint8Array(bytes));
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

async function fill(file: FileHandle, buffer: Uint8Array): Promise<Uint8Array> {
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length);
    length += bytesRead;
    if (bytesRead === 0 || length === buffer.length) return buffer.slice(0, length);
  }
}
