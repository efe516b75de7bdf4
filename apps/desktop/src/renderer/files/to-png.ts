/** Pixels of a picture that is turned into PNG here; more would not fit the memory of a page. */
const PIXELS_MAX = 64_000_000;
/** Bytes that are decoded at all. */
const BYTES_MAX = 64 * 1024 * 1024;

/** The picture as PNG, byte for byte where it is one already; undefined when it cannot be read or is too large. */
export async function toPng(picture: Blob): Promise<Uint8Array | undefined> {
  if (picture.size > BYTES_MAX) return undefined;
  const png = picture.type === 'image/png' ? picture : await encode(picture);
  return png === undefined ? undefined : new Uint8Array(await png.arrayBuffer());
}

async function encode(picture: Blob): Promise<Blob | undefined> {
  const bitmap = await decode(picture);
  if (bitmap === undefined) return undefined;
  const { width, height } = bitmap;
  if (width * height > PIXELS_MAX) return undefined;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

async function decode(picture: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(picture);
  } catch {
    return undefined;
  }
}
