const UNSIGNED_32_MAX = 0xffff_ffff;
const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;
/** Decimal digits of the largest 32-bit number; longer tokens are no numbers of the protocol. */
const UNSIGNED_32_DIGITS = 10;
/** Decimal digits of 2^53 - 1, the largest number without gaps. */
const SIZE_DIGITS = 16;

/** A decimal number from 0 to 2^32-1, digits only; undefined for anything else. */
export function readUnsigned(token: string | undefined): number | undefined {
  const value = readDigits(token, UNSIGNED_32_DIGITS);
  return value === undefined || value > UNSIGNED_32_MAX ? undefined : value;
}

/** A number of bytes from 0 to 2^53-1, digits only; undefined for anything else. */
export function readSize(token: string | undefined): number | undefined {
  const value = readDigits(token, SIZE_DIGITS);
  return value === undefined || value > Number.MAX_SAFE_INTEGER ? undefined : value;
}

function readDigits(token: string | undefined, maxDigits: number): number | undefined {
  if (token === undefined || token.length === 0 || token.length > maxDigits) return undefined;
  let value = 0;
  for (let index = 0; index < token.length; index++) {
    const unit = token.charCodeAt(index);
    if (unit < DIGIT_ZERO || unit > DIGIT_NINE) return undefined;
    value = value * 10 + (unit - DIGIT_ZERO);
  }
  return value;
}
