/** Others are told at most this often that one is writing, milliseconds. */
export const TYPING_INTERVAL = 5000;

interface TypingReporterOptions {
  /** Milliseconds of any steady clock. */
  readonly now: () => number;
  readonly report: () => void;
}

/** Reports the first key and then at most one per interval; `sent` makes the next key the first again. */
export interface TypingReporter {
  readonly typed: () => void;
  readonly sent: () => void;
}

export function createTypingReporter({ now, report }: TypingReporterOptions): TypingReporter {
  let reportedAt = Number.NEGATIVE_INFINITY;
  return {
    typed: () => {
      if (now() - reportedAt < TYPING_INTERVAL) return;
      reportedAt = now();
      report();
    },
    sent: () => {
      reportedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
