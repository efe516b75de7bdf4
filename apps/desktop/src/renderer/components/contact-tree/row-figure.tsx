import type { ContactView, RowSize } from '@nudge/ipc-contract';
import { useLook } from '../../look/shown-look.ts';
import { DisplayPicture } from '../display-picture/display-picture.tsx';
import { PresenceIcon } from '../presence/presence-icon.tsx';
import { PresenceSquare } from '../presence/presence-square.tsx';
import { STATUS_FRAMES } from '../presence/status-squares.ts';
import { ROW_PICTURE_SIZES } from './row-heights.ts';

/** Edge of the mark at the corner of a picture, px. */
const MARK_SIZE = 14;

/** What the frame of the Live look adds around a picture, px. */
const FRAME_WIDTH = 3;

interface RowFigureProps {
  readonly contact: ContactView;
  readonly rowSize: RowSize;
}

/** What stands before a name: the status figure, or the picture that bears it at its corner. */
export function RowFigure({ contact, rowSize }: RowFigureProps) {
  const isLive = useLook().style === 'live';
  const Mark = isLive ? PresenceSquare : PresenceIcon;
  const { status, isBlocked, pictureUrl } = contact;
  if (rowSize === 'none') return <Mark status={status} isBlocked={isBlocked} />;
  const size = ROW_PICTURE_SIZES[rowSize];
  const edge = isLive ? size + 2 * FRAME_WIDTH : size;
  return (
    <span className="row-picture" style={{ width: edge, height: edge }} data-testid="row-picture">
      {isLive && <img className="row-picture-frame" src={STATUS_FRAMES[status]} alt="" />}
      <DisplayPicture source={pictureUrl} size={size} />
      <span className="row-picture-mark">
        <Mark status={status} isBlocked={isBlocked} size={MARK_SIZE} />
      </span>
    </span>
  );
}
