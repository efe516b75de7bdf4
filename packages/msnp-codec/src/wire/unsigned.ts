const UNSIGNED_32_MAX = 0xffff_ffff;
const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;
/** Decimal digits of the largest 32-bit number; longer tokens are no numbers of the protocol. */
const UNSIGNED_32_DIGITS = 10;

/** A decimal number from 0 to 2^32-1, digits only; undefined for anything else. */
export function readUnsigned(token: string | undefined): number | undefined {
  if (token === undefined || token.length === 0 || token.length > UNSIGNED_32_DIGITS) return undefined;
  let value = 0;
  for (let index = 0; index < token.length; index++) {
    const unit = token.charCodeAt(index);
    if (unit < DIGIT_ZERO || unit > DIGIT_NINE) return undefined;
    value = value * 10 + unit - DIGIT_ZERO;
  }
  return value > UNSIGNED_32_MAX ? undefined : value;
}
