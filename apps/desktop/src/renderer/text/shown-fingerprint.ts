/** Characters that are read out in one breath. */
const GROUP = /.{4}/g;

/** A fingerprint as people compare it: upper-case, in groups of four. */
export function shownFingerprint(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(GROUP) ?? []).join(' ');
}
