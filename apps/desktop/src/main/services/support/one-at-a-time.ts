/** Whoever calls while the last call is still going on gets the outcome of that one, whatever it is. */
export function oneAtATime<Value>(action: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | undefined;
  return () => {
    running ??= action().finally(() => (running = undefined));
    return running;
  };
}
