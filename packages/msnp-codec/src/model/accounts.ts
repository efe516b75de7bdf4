/** The e-mail-shaped identifier of a person, lower-cased; the wire compares it without regard to case. */
export type AccountName = string & { readonly __brand: 'AccountName' };

/** Longest account the service accepts, in bytes. */
export const ACCOUNT_MAX_BYTES = 129;

/** Neither what cannot be seen (`\p{C}`: controls, turned directions) nor what separates elsewhere. */
const ACCOUNT_PATTERN = /^[^\s\p{C}@%,;:<>()[\]"\\]+@[^\s\p{C}@%,;:<>()[\]"\\]+$/u;

/**
 * Reads an account name. Returns undefined for anything that is not one `local@domain` token of at most
 * {@link ACCOUNT_MAX_BYTES} bytes.
 */
export function parseAccountName(text: string): AccountName | undefined {
  if (text.length > ACCOUNT_MAX_BYTES || !ACCOUNT_PATTERN.test(text)) return undefined;
  return text.toLowerCase() as AccountName;
}
