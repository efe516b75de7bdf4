/** Generators of plain objects; shared by the tests of this package. */
import fc from 'fast-check';

/** A plain object with all of its fields. */
export function record<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

/** A record of which some fields may be absent, never undefined. */
export function partial<T extends object, O extends object>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: { [K in keyof O]: fc.Arbitrary<O[K]> },
): fc.Arbitrary<T & Partial<O>> {
  const all = { ...required, ...optional } as { [K in keyof (T & O)]: fc.Arbitrary<(T & O)[K]> };
  const requiredKeys = Object.keys(required) as (keyof (T & O))[];
  return fc.record(all, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<T & Partial<O>>;
}
