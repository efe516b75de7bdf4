/**
 * A picture file as an emoticon: as it is where it is small enough, else drawn smaller. Decoding happens here, in
 * the sandbox of the page, and nowhere else.
 */
import { EMOTICON_MAX_BYTES, EMOTICON_MAX_SIDE } from '@nudge/ipc-contract';
import { decodeImage, drawnAsPng, type ImageProblem } from '../picture-crop/decode-image.ts';

export type EmoticonFile =
  | { readonly ok: true; readonly data: Uint8Array<ArrayBuffer>; readonly url: string }
  | { readonly ok: false; readonly problem: ImageProblem };

/** Kinds that every reader draws and that stay as they are when they fit. */
const KEPT_KINDS: ReadonlySet<string> = new Set(['image/png', 'image/gif']);

/** `url` is an object address of the picture as it will be sent; whoever asked revokes it. */
export async function readEmoticonFile(file: File): Promise<EmoticonFile> {
  const decoded = await decodeImage(file);
  if (!decoded.ok) return decoded;
  const { image } = decoded;
  const fits =
    image.width <= EMOTICON_MAX_SIDE && image.height <= EMOTICON_MAX_SIDE && file.size <= EMOTICON_MAX_BYTES;
  const blob = fits && KEPT_KINDS.has(file.type) ? file : await shrunk(image);
  image.close();
  if (blob === undefined || blob.size > EMOTICON_MAX_BYTES) return { ok: false, problem: 'tooLarge' };
  return { ok: true, data: new Uint8Array(await blob.arrayBuffer()), url: URL.createObjectURL(blob) };
}

function shrunk(image: ImageBitmap): Promise<Blob | undefined> {
  const scale = Math.min(1, EMOTICON_MAX_SIDE / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return drawnAsPng(image, { from: whole, width, height });
}
