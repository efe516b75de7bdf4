import type { PrivacyView, RequestArguments } from '@nudge/ipc-contract';

export type PrivacyChanges = RequestArguments<'changePrivacy'>;

/** What of the edited lists differs from those in force; undefined for nothing. */
export function privacyChanges(
  wanted: PrivacyView | undefined,
  inForce: PrivacyView | undefined,
): PrivacyChanges | undefined {
  if (wanted === undefined || inForce === undefined) return undefined;
  const now = new Map(inForce.people.map(({ address, list }) => [address, list]));
  const moves = wanted.people
    .filter(({ address, list }) => now.has(address) && now.get(address) !== list)
    .map(({ address, list }) => ({ address, list }));
  const { othersAreBlocked, asksWhenAdded } = wanted;
  const others = othersAreBlocked === inForce.othersAreBlocked ? {} : { othersAreBlocked };
  const asks = asksWhenAdded === inForce.asksWhenAdded ? {} : { asksWhenAdded };
  const isNothing = moves.length === 0 && Object.keys({ ...others, ...asks }).length === 0;
  return isNothing ? undefined : { moves, ...others, ...asks };
}

/** The lists in force with what was edited: who is new, or goes by another name meanwhile, shows through. */
export function withPrivacyChanges(inForce: PrivacyView, changes: PrivacyChanges): PrivacyView {
  const {
    moves,
    othersAreBlocked = inForce.othersAreBlocked,
    asksWhenAdded = inForce.asksWhenAdded,
  } = changes;
  const wanted = new Map(moves.map(({ address, list }) => [address, list]));
  const people = inForce.people.map((person) => ({
    ...person,
    list: wanted.get(person.address) ?? person.list,
  }));
  return { people, othersAreBlocked, asksWhenAdded };
}
