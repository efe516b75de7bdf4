/** What a person shows; `appearOffline` is only ever one's own, `idle` only ever set by inactivity. */
export type Status =
  | 'online'
  | 'busy'
  | 'beRightBack'
  | 'away'
  | 'idle'
  | 'onThePhone'
  | 'outToLunch'
  | 'appearOffline'
  | 'offline';

/** The statuses one can choose, in the order of every menu. */
export const CHOOSABLE_STATUSES = [
  'online',
  'busy',
  'beRightBack',
  'away',
  'onThePhone',
  'outToLunch',
  'appearOffline',
] as const satisfies readonly Status[];

export type ChoosableStatus = (typeof CHOOSABLE_STATUSES)[number];

/** Which of the choices a status is shown as: idle is an away that came by itself. */
export function shownChoice(status: Status): Status {
  return status === 'idle' ? 'away' : status;
}
