import type { Status } from '@nudge/ipc-contract';
import { useLook } from '../../look/shown-look.ts';
import { PresenceIcon } from './presence-icon.tsx';
import { PresenceSquare } from './presence-square.tsx';

interface PresenceMarkProps {
  readonly status: Status;
  readonly isBlocked?: boolean;
  /** Edge in px; 16 in rows. */
  readonly size?: number;
}

/** A person's status as the look draws it: a figure, or in Live a square. Decoration only. */
export function PresenceMark(props: PresenceMarkProps) {
  const Mark = useLook().style === 'live' ? PresenceSquare : PresenceIcon;
  return <Mark {...props} />;
}
