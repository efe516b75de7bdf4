/** The square that is cut out of a picture, in the picture's own pixels; it never leaves the picture. */
export interface CropSquare {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Least side, in pixels, unless the picture is smaller. */
const LEAST_SIDE = 24;

/** The largest square in the middle. */
export function wholeSquare({ width, height }: ImageSize): CropSquare {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/** Moved by so many pixels, as far as the picture goes. */
export function movedSquare(
  square: CropSquare,
  by: { readonly x: number; readonly y: number },
  size: ImageSize,
): CropSquare {
  return {
    ...square,
    x: clamp(square.x + by.x, size.width - square.side),
    y: clamp(square.y + by.y, size.height - square.side),
  };
}

/** Another side about the same middle, as far as the picture goes. */
export function resizedSquare(square: CropSquare, side: number, size: ImageSize): CropSquare {
  const most = Math.min(size.width, size.height);
  const next = Math.min(most, Math.max(Math.min(LEAST_SIDE, most), side));
  const shift = (square.side - next) / 2;
  return movedSquare({ ...square, side: next }, { x: shift, y: shift }, size);
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), Math.max(most, 0));
}
