import { BACKGROUND_MAX_BYTES } from '@nudge/ipc-contract';
import { decodeImage, drawnAsJpeg, type ImageProblem } from './decode-image.ts';

/** A screen's worth; a larger picture is scaled to lie within, px. */
const LARGEST = { width: 1600, height: 1200 };

export type ScaledBackground =
  | { readonly ok: true; readonly data: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly problem: ImageProblem };

/** A picture of one's own as it may stand behind conversations. */
export async function scaledBackground(file: Blob): Promise<ScaledBackground> {
  const decoded = await decodeImage(file);
  if (!decoded.ok) return decoded;
  const { image } = decoded;
  const { width, height } = image;
  const share = Math.min(1, LARGEST.width / width, LARGEST.height / height);
  const size = { width: Math.ceil(width * share), height: Math.ceil(height * share) };
  const scaled = await drawnAsJpeg(image, { from: { x: 0, y: 0, width, height }, ...size });
  image.close();
  if (scaled === undefined || scaled.size > BACKGROUND_MAX_BYTES) return { ok: false, problem: 'unreadable' };
  return { ok: true, data: new Uint8Array(await scaled.arrayBuffer()) };
}
