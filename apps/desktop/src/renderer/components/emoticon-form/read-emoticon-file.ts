/**
 * A picture file as an emoticon: as it is where it is small enough, else drawn smaller. Decoding happens here, in
 * the sandbox of the page, and nowhere else.
 */
import { EMOTICON_MAX_BYTES, EMOTICON_MAX_SIDE } from '@nudge/ipc-contract';
import { decodeImage, drawnAsPng, type ImageProblem } from '../picture-crop/decode-image.ts';

export type EmoticonFile =
  | { readonly ok: true; readonly data: Uint8Array<ArrayBuffer>; readonly url: string }
  | { readonly ok: false; readonly problem: ImageProblem };

/** Kinds that every reader draws and that stay as they are when they fit, moving ones too. */
const KEPT_KINDS: ReadonlySet<string> = new Set(['image/png', 'image/gif']);

/** Where a WebP tells of itself: the name of its first chunk, and the flags of that one. */
const WEBP_CHUNK = { from: 12, to: 16, flagsAt: 20 } as const;
const WEBP_MOVES = 0x02;

/** `url` is an object address of the picture as it will be sent; whoever asked revokes it. */
export async function readEmoticonFile(file: File): Promise<EmoticonFile> {
  const decoded = await decodeImage(file);
  if (!decoded.ok) return decoded;
  const { image } = decoded;
  const fits =
    image.width <= EMOTICON_MAX_SIDE && image.height <= EMOTICON_MAX_SIDE && file.size <= EMOTICON_MAX_BYTES;
  const isKept = KEPT_KINDS.has(file.type) || (fits && (await isMovingWebp(file)));
  const blob = fits && isKept ? file : await shrunk(image);
  image.close();
  if (blob === undefined || blob.size > EMOTICON_MAX_BYTES) return { ok: false, problem: 'tooLarge' };
  return { ok: true, data: new Uint8Array(await blob.arrayBuffer()), url: URL.createObjectURL(blob) };
}

/** Not every reader draws WebP, so a still one becomes a PNG; drawn so, a moving one would stand still for all. */
async function isMovingWebp(file: File): Promise<boolean> {
  if (file.type !== 'image/webp') return false;
  const head = new Uint8Array(await file.slice(0, WEBP_CHUNK.flagsAt + 1).arrayBuffer());
  const name = String.fromCharCode(...head.subarray(WEBP_CHUNK.from, WEBP_CHUNK.to));
  return name === 'VP8X' && ((head[WEBP_CHUNK.flagsAt] ?? 0) & WEBP_MOVES) !== 0;
}

function shrunk(image: ImageBitmap): Promise<Blob | undefined> {
  const scale = Math.min(1, EMOTICON_MAX_SIDE / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return drawnAsPng(image, { from: whole, width, height });
}
