/**
 * Windows ends a session without asking the application to quit: it tells every window, and the process may be gone
 * as soon as those were told. What must not be lost is written before this returns.
 */
export interface SessionEnd {
  /** At once, and perhaps for nothing: another program can still keep the session. */
  readonly flush: () => void;
  /** As far as the system lets it come. */
  readonly end: () => void;
}

export function followSessionEnd(window: Pick<NodeJS.EventEmitter, 'on'>, { flush, end }: SessionEnd): void {
  window.on('query-session-end', flush);
  window.on('session-end', () => {
    flush();
    end();
  });
}
