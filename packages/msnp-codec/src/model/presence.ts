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
