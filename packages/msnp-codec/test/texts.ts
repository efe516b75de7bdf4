import fc from 'fast-check';

const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** Any character: ASCII with its controls most often, then all the rest of Unicode; never half of a pair. */
export const character: fc.Arbitrary<string> = fc
  .oneof(
    { arbitrary: fc.integer({ min: 0, max: 0x7f }), weight: 4 },
    { arbitrary: fc.integer({ min: 0x80, max: FIRST_SURROGATE - 1 }), weight: 2 },
    { arbitrary: fc.integer({ min: LAST_SURROGATE + 1, max: 0x10ffff }), weight: 1 },
  )
  .map((codePoint) => String.fromCodePoint(codePoint));

/** Free text: anything well-formed, hostile characters included. */
export function textOfLength(limits: {
  readonly minLength?: number;
  readonly maxLength?: number;
}): fc.Arbitrary<string> {
  return fc.string({ unit: character, ...limits });
}
