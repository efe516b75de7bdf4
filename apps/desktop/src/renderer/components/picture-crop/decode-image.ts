/** Pictures chosen by the person, decoded in the sandbox of the page; what is too large is refused before. */

/** Most bytes of a file that is decoded. */
export const IMAGE_FILE_MAX_BYTES = 20 * 1024 * 1024;
/** Most pixels of a picture: as many as a large camera makes. */
const IMAGE_MAX_PIXELS = 64_000_000;

/** Its words are `picker.problem.<problem>`. */
export type ImageProblem = 'tooLarge' | 'unreadable';

export type DecodedImage =
  { readonly ok: true; readonly image: ImageBitmap } | { readonly ok: false; readonly problem: ImageProblem };

export async function decodeImage(file: Blob): Promise<DecodedImage> {
  if (file.size > IMAGE_FILE_MAX_BYTES) return { ok: false, problem: 'tooLarge' };
  try {
    const image = await createImageBitmap(file);
    if (image.width * image.height <= IMAGE_MAX_PIXELS) return { ok: true, image };
    image.close();
    return { ok: false, problem: 'tooLarge' };
  } catch {
    return { ok: false, problem: 'unreadable' };
  }
}

/** Of 1; the artefacts of less are seen in even skies. */
const JPEG_QUALITY = 0.88;

/** A part of a picture, in its own pixels. */
export interface ImagePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Drawing {
  readonly from: ImagePart;
  /** Pixels of the result. */
  readonly width: number;
  readonly height: number;
}

/** Draws a part of a picture at a size of its own; nothing when the page cannot. */
export function drawnAsPng(image: ImageBitmap, drawing: Drawing): Promise<Blob | undefined> {
  return drawn(image, drawing, 'image/png');
}

/** The same for photographs, which are far smaller so; what can be seen through becomes black. */
export function drawnAsJpeg(image: ImageBitmap, drawing: Drawing): Promise<Blob | undefined> {
  return drawn(image, drawing, 'image/jpeg');
}

async function drawn(image: ImageBitmap, drawing: Drawing, type: string): Promise<Blob | undefined> {
  const { from, width, height } = drawing;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, from.x, from.y, from.width, from.height, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), type, JPEG_QUALITY));
}
