// How long a hand waits. A page without layout draws nothing: its tests do without those for drawing.

const pass = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** ms; more than a drawing takes, with what comes of it. */
const DRAWING = 60;
/** ms; what opens at a place measures that first. */
const OPENING = 80;
/** ms */
const LOOK = 25;

export const untilDrawn = (): Promise<void> => pass(DRAWING);

export const untilOpened = (): Promise<void> => pass(OPENING);

export const beforeNextLook = (): Promise<void> => pass(LOOK);
