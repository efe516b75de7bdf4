/** SQLite's or the system's, or `none`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'none';

/** The file is not what it was, or no history at all. */
export const isDamage = (error: unknown): boolean => {
  const text = error instanceof Error ? error.message : '';
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error)) || /malformed|not a database/.test(text);
};
