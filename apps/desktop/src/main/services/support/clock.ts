/** Takes back what was planned; harmless when it already happened. */
export type Cancel = () => void;

/** Time as services see it, so that tests bring a clock of their own. Milliseconds. */
export interface Clock {
  now(): number;
  after(milliseconds: number, action: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
