import type { AlertPosition } from '@nudge/ipc-contract';

/** Where windows stand: remembered, and never outside the displays there are now. Device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** So much of a window must stay on some display for its title to be grasped. */
const VISIBLE_MINIMUM = 80;

/** How far two stretches lie over one another; negative: how far apart. */
const overlap = (one: Stretch, other: Stretch): number =>
  Math.min(one.start + one.length, other.start + other.length) - Math.max(one.start, other.start);

const across = ({ x, width }: Bounds): Stretch => ({ start: x, length: width });
const down = ({ y, height }: Bounds): Stretch => ({ start: y, length: height });

function sharedArea(one: Bounds, other: Bounds): number {
  const width = overlap(across(one), across(other));
  const height = overlap(down(one), down(other));
  return Math.max(0, width) * Math.max(0, height);
}

const clamp = (value: number, minimum: number, maximum: number): number =>
  Math.max(minimum, Math.min(value, Math.max(minimum, maximum)));

/** The first of those that share most; undefined without any. */
function mostShared(bounds: Bounds, areas: readonly Bounds[]): Bounds | undefined {
  const [first] = areas;
  return first && areas.reduce((a, b) => (sharedArea(bounds, b) > sharedArea(bounds, a) ? b : a), first);
}

/** Moved and shrunk as little as needed to lie inside one area. */
function fitInto(bounds: Bounds, area: Bounds): Bounds {
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  const x = clamp(bounds.x, area.x, area.x + area.width - width);
  const y = clamp(bounds.y, area.y, area.y + area.height - height);
  return { x, y, width, height };
}

const isGraspable = (bounds: Bounds, area: Bounds): boolean =>
  overlap(across(bounds), across(area)) >= Math.min(VISIBLE_MINIMUM, bounds.width) &&
  bounds.y >= area.y &&
  overlap(down(bounds), down(area)) >= Math.min(VISIBLE_MINIMUM, bounds.height);

/**
 * Bounds that can be used now. What is graspable on some work area stays as it was; the rest moves into the
 * work area it shares most with, else the first.
 */
export function visibleBounds(bounds: Bounds, workAreas: readonly Bounds[]): Bounds {
  const best = mostShared(bounds, workAreas);
  if (best === undefined || workAreas.some((area) => isGraspable(bounds, area))) return bounds;
  return fitInto(bounds, best);
}

/** Where a window that is open has to go to be seen; undefined: it can be seen. */
export function movedIntoView(bounds: Bounds, workAreas: readonly Bounds[]): Bounds | undefined {
  const moved = visibleBounds(bounds, workAreas);
  return moved === bounds ? undefined : moved;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A size at another scale, no larger than an area. */
export function scaledSize({ width, height }: Size, scale: number, area: Size): Size {
  return {
    width: Math.min(Math.round(width * scale), area.width),
    height: Math.min(Math.round(height * scale), area.height),
  };
}

/** Bounds grown or shrunk from their upper corner, then moved so that they lie inside the work area they share most with. */
export function scaledBounds(bounds: Bounds, scale: number, workAreas: readonly Bounds[]): Bounds {
  const area = mostShared(bounds, workAreas);
  if (area === undefined) return bounds;
  return fitInto({ ...bounds, ...scaledSize(bounds, scale, area) }, area);
}

export interface AlertPlace {
  readonly workArea: Bounds;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly position: AlertPosition;
}

/** An alert's place: stacked from its corner of the work area towards the middle. Slot 0 is in the corner. */
export function alertBounds(slot: number, { workArea, width, height, gap, position }: AlertPlace): Bounds {
  const isRight = position === 'lowerRight' || position === 'upperRight';
  const isLower = position === 'lowerRight' || position === 'lowerLeft';
  const right = workArea.x + workArea.width - width - gap;
  const below = workArea.y + workArea.height - (slot + 1) * (height + gap);
  const above = workArea.y + gap + slot * (height + gap);
  return {
    x: Math.round(isRight ? right : workArea.x + gap),
    y: Math.round(isLower ? below : above),
    width,
    height,
  };
}
