/**
 * Sizes when the look changes: a window that still has the size another look gave it takes that of this look; one that
 * a person resized keeps its own.
 */
import { LOOK_STYLES, type LookStyle, type WindowKind } from '@nudge/ipc-contract';
import { scaledBounds, type Bounds, type Size } from './bounds.ts';
import type { WindowLook } from './window-look.ts';
import { WINDOW_SIZES } from './window-sizes.ts';

/** What rounding at other scales may have made of a size. */
const ROUNDING = 1;

const isSame = (one: Size, other: Size): boolean =>
  Math.abs(one.width - other.width) <= ROUNDING && Math.abs(one.height - other.height) <= ROUNDING;

/** At the scale of 1. The same object when the size is a person's own. */
export function sizeInLook(size: Size, kind: WindowKind, style: LookStyle): Size {
  const isOfAnother = LOOK_STYLES.some((other) => other !== style && isSame(size, WINDOW_SIZES[other][kind]));
  if (!isOfAnother) return size;
  const { width, height } = WINDOW_SIZES[style][kind];
  return { width, height };
}

/** Of a window that opens where one of its kind stood: what cannot be resized has always the size of its kind. */
export function openingSize(kept: Size, kind: WindowKind, style: LookStyle): Size {
  const { minimum, width, height } = WINDOW_SIZES[style][kind];
  return minimum === undefined ? { width, height } : sizeInLook(kept, kind, style);
}

interface LookChange {
  readonly kind: WindowKind;
  readonly from: Pick<WindowLook, 'style' | 'scale'>;
  readonly to: Pick<WindowLook, 'style' | 'scale'>;
}

/** Bounds of an open window in its new look and scale, inside the work area it shares most with. */
export function boundsInLook(
  bounds: Bounds,
  { kind, from, to }: LookChange,
  workAreas: readonly Bounds[],
): Bounds {
  const size = {
    width: Math.round(bounds.width / from.scale),
    height: Math.round(bounds.height / from.scale),
  };
  const fitting = sizeInLook(size, kind, to.style);
  if (fitting === size) return scaledBounds(bounds, to.scale / from.scale, workAreas);
  return scaledBounds({ ...bounds, ...fitting }, to.scale, workAreas);
}
