/** Dialects whose framing is known here: MSNP2 to MSNP18. */
export type ProtocolVersion = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18;

/** Dialects with typed commands, best first. */
export const TYPED_VERSIONS = [
  12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
] as const satisfies readonly ProtocolVersion[];

/** The token of a dialect in VER, for instance `MSNP12`. */
export function dialectOf(version: ProtocolVersion): string {
  return `MSNP${version}`;
}

/** Reads a VER token; undefined for CVR0, for misprints such as CVRO, and for dialects unknown here. */
export function parseDialect(token: string): ProtocolVersion | undefined {
  const match = /^MSNP(\d{1,2})$/.exec(token);
  const version = match ? Number(match[1]) : 0;
  return version >= 2 && version <= 18 ? (version as ProtocolVersion) : undefined;
}
