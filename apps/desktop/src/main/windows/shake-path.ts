/** The way a nudged window moves: back and forth, and at the end exactly where it began. */
export const SHAKE_MILLISECONDS = 900;
export const SHAKE_STEP_MILLISECONDS = 33;
export const SHAKE_PIXELS = 6;

export interface Position {
  readonly x: number;
  readonly y: number;
}

const DIRECTIONS: readonly Position[] = [
  { x: -1, y: 0 },
  { x: 1, y: 1 },
  { x: -1, y: -1 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: 0, y: -1 },
];

/** Positions one step apart, the last of them the start. */
export function shakePath(start: Position): readonly Position[] {
  const steps = Math.floor(SHAKE_MILLISECONDS / SHAKE_STEP_MILLISECONDS);
  const moves = Array.from({ length: steps }, (_unused, index) => {
    const direction = DIRECTIONS[index % DIRECTIONS.length] ?? { x: 0, y: 0 };
    return { x: start.x + direction.x * SHAKE_PIXELS, y: start.y + direction.y * SHAKE_PIXELS };
  });
  return [...moves, start];
}
