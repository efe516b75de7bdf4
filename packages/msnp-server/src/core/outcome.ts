/** How the core says no. The front turns a refusal into the numeric error of the client's dialect. */
export type Refusal =
  | 'malformedAccount'
  | 'unknownAccount'
  | 'badName'
  | 'listFull'
  | 'alreadyThere'
  | 'notThere'
  | 'sameValue'
  | 'onOppositeList'
  | 'tooManyGroups'
  | 'unknownGroup'
  | 'notInGroup'
  | 'groupNameTaken'
  | 'groupNameTooLong'
  | 'groupNotRemovable';

export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Refusal };

export function accepted<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function refused(reason: Refusal): { readonly ok: false; readonly reason: Refusal } {
  return { ok: false, reason };
}
