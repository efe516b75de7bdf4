/** What a person shows of themselves; three letters only on the wire. `hidden` is never shown to others. */
export type PresenceStatus =
  'online' | 'busy' | 'idle' | 'beRightBack' | 'away' | 'onThePhone' | 'outToLunch' | 'hidden' | 'offline';

/** Wire code of each status (CHG, ILN, NLN). */
export const PRESENCE_CODES = {
  online: 'NLN',
  busy: 'BSY',
  idle: 'IDL',
  beRightBack: 'BRB',
  away: 'AWY',
  onThePhone: 'PHN',
  outToLunch: 'LUN',
  hidden: 'HDN',
  offline: 'FLN',
} as const satisfies Record<PresenceStatus, string>;

const STATUS_OF_CODE: ReadonlyMap<string, PresenceStatus> = new Map(
  Object.entries(PRESENCE_CODES).map(([status, code]) => [code, status as PresenceStatus]),
);

/** Reads a status code of CHG, ILN or NLN; undefined for a code the protocol does not have. */
export function parsePresenceCode(code: string): PresenceStatus | undefined {
  return STATUS_OF_CODE.get(code);
}
