/**
 * Where a window stands that has no place to remember: the contact list at the side of the screen, conversations beside
 * it, so that nothing which opens by itself comes to lie under something else. Device-independent pixels.
 */
import type { Bounds, Size } from './bounds.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Between the contact list and the edge of the screen, and between it and a conversation. */
const EDGE = 32;
const GAP = 12;
/** Every further conversation stands so much lower, and further away from the list, than the one before. */
const CASCADE = 28;
/** Two windows this close together look like one. */
const SAME_PLACE = 12;

const middle = (start: number, length: number, size: number): number =>
  Math.round(start + Math.max(0, length - size) / 2);

/** At the right edge, half-way down. */
export function firstMainPlace({ width, height }: Size, area: Bounds): Point {
  const x = area.x + area.width - width - EDGE;
  return { x: Math.max(area.x, x), y: middle(area.y, area.height, height) };
}

export interface Surroundings {
  readonly area: Bounds;
  /** The contact list; undefined: it cannot be seen. */
  readonly main: Bounds | undefined;
  /** Windows of its kind that are open. */
  readonly taken: readonly Point[];
}

/** Beside the contact list, on the side with more room; in the middle where there is no list to be seen. */
function startingPlace({ width, height }: Size, { area, main }: Omit<Surroundings, 'taken'>): Point {
  if (main === undefined)
    return { x: middle(area.x, area.width, width), y: middle(area.y, area.height, height) };
  const left = main.x - area.x;
  const right = area.x + area.width - (main.x + main.width);
  return { x: left >= right ? main.x - GAP - width : main.x + main.width + GAP, y: main.y };
}

const within = (value: number, start: number, room: number): number =>
  Math.max(start, Math.min(value, start + room));

const isSame = (one: Point, other: Point): boolean =>
  Math.abs(one.x - other.x) < SAME_PLACE && Math.abs(one.y - other.y) < SAME_PLACE;

/** The first step of the cascade that no open conversation stands on; its beginning once the screen is full of them. */
export function firstConversationPlace(size: Size, { area, main, taken }: Surroundings): Point {
  const start = startingPlace(size, { area, main });
  const away = main !== undefined && start.x < main.x ? -CASCADE : CASCADE;
  return cascadedPlace(size, { area, start, away, taken });
}

/** In the middle, or a step lower and further from those that are open: each title can be read. */
export function firstPromptPlace(size: Size, { area, taken }: Omit<Surroundings, 'main'>): Point {
  const start = taken[0] ?? startingPlace(size, { area, main: undefined });
  return cascadedPlace(size, { area, start, away: CASCADE, taken });
}

interface CascadeOptions extends Omit<Surroundings, 'main'> {
  readonly start: Point;
  /** Of one step to the side. */
  readonly away: number;
}

function cascadedPlace(size: Size, { area, start, away, taken }: CascadeOptions): Point {
  const room = { x: area.width - size.width, y: area.height - size.height };
  const step = (count: number): Point => ({
    x: within(start.x + count * away, area.x, room.x),
    y: within(start.y + count * CASCADE, area.y, room.y),
  });
  const steps = Array.from({ length: taken.length + 1 }, (_, count) => step(count));
  return steps.find((place) => !taken.some((other) => isSame(place, other))) ?? step(0);
}
