/** Keeps a set or map to so many: what was put in first goes first. To be called after each addition. */
export function forgetOldest(items: Set<string> | Map<string, unknown>, max: number): void {
  if (items.size <= max) return;
  for (const oldest of items.keys()) {
    items.delete(oldest);
    return;
  }
}
