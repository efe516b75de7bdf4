/** Bytes with a few faults in them; shared by the tests of this package. */

/** A small seeded generator (mulberry32), so that a failure can be played again. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Changes, drops, doubles or adds a few bytes. */
export function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const mutated = Array.from(bytes);
  for (let changes = 1 + random(4); changes > 0; changes--) {
    const at = random(mutated.length + 1);
    const kind = random(4);
    if (kind === 0) mutated[Math.min(at, mutated.length - 1)] = random(256);
    else if (kind === 1) mutated.splice(at, 1 + random(3));
    else if (kind === 2) mutated.splice(at, 0, ...mutated.slice(at, at + 1 + random(8)));
    else mutated.splice(at, 0, [0, 10, 13, 32, 37, 48, 57, 255][random(8)] ?? 0);
    if (mutated.length === 0) mutated.push(10);
  }
  return Uint8Array.from(mutated);
}
