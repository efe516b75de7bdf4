/**
 * A log knows people by the names they had then, and both changed them often. Who is oneself is found out so:
 * 1. Whoever writes to a name is on the other side than it; where a log does not say to whom, whoever speaks next in
 *    it is. So all the names of one person come together on one side.
 * 2. The side with the own address, the name of today, or a name that logs of several people have, is one's own.
 * 3. The side with a name or the address of the person the file is about is not.
 * 4. Where nothing tells, whoever spoke first is the other: one is called more often than one calls.
 */
import type { LogEvent } from './log-event.ts';

/** More names than two people had; what comes then stays undecided by rule 1. */
const NAMES_MAX = 5_000;

export interface NameGroups {
  /** Pairs of sides: whoever is in one speaks with whoever is in the other. */
  readonly pairs: readonly (readonly [readonly string[], readonly string[]])[];
}

export interface KnownNames {
  readonly own: ReadonlySet<string>;
  readonly theirs: ReadonlySet<string>;
}

export const sameName = (name: string): string => name.trim().toLowerCase();

/** Rule 1. */
export function groupNames(events: readonly LogEvent[]): NameGroups {
  const opposite = new Map<string, Set<string>>();
  const join = (one: string, other: string): void => {
    if (one === other) return;
    if (opposite.size >= NAMES_MAX && !(opposite.has(one) && opposite.has(other))) return;
    opposite.set(one, (opposite.get(one) ?? new Set()).add(other));
    opposite.set(other, (opposite.get(other) ?? new Set()).add(one));
  };
  let before: string | undefined;
  for (const { from, to } of events) {
    const speaker = sameName(from.name);
    if (!opposite.has(speaker) && opposite.size < NAMES_MAX) opposite.set(speaker, new Set());
    for (const name of to) join(speaker, sameName(name));
    if (to.length === 0 && before !== undefined) join(before, speaker);
    before = speaker;
  }
  return { pairs: pairsIn(opposite) };
}

function pairsIn(opposite: ReadonlyMap<string, ReadonlySet<string>>): NameGroups['pairs'] {
  const side = new Map<string, 0 | 1>();
  const pairs: [string[], string[]][] = [];
  for (const start of opposite.keys()) {
    if (side.has(start)) continue;
    const pair: [string[], string[]] = [[], []];
    side.set(start, 0);
    const waiting = [start];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const own = side.get(name) ?? 0;
      pair[own].push(name);
      const others = [...(opposite.get(name) ?? [])].filter((other) => !side.has(other));
      for (const other of others) {
        side.set(other, own === 0 ? 1 : 0);
        waiting.push(other);
      }
    }
    pairs.push(pair);
  }
  return pairs;
}

/** Rules 2 to 4: the names of oneself. The first name of the first side spoke first. */
export function ownNames({ pairs }: NameGroups, known: KnownNames): readonly string[] {
  return pairs.flatMap(([first, second]) => {
    const score = (names: readonly string[]): number =>
      names.filter((name) => known.own.has(name)).length -
      names.filter((name) => known.theirs.has(name)).length;
    return score(first) > score(second) ? first : second;
  });
}

/** Rule 2, its last part: names that stand in logs of different people. */
export function namesOfSeveral(
  logs: readonly { readonly about: string; readonly groups: NameGroups }[],
): ReadonlySet<string> {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const { about, groups } of logs) {
    for (const name of groups.pairs.flat(2)) {
      if ((first.get(name) ?? about) !== about) several.add(name);
      first.set(name, first.get(name) ?? about);
    }
  }
  return several;
}
