import type { ContactView, RowSize } from '@nudge/ipc-contract';
import { useLook } from '../../look/shown-look.ts';
import { DisplayPicture } from '../display-picture/display-picture.tsx';
import { PresenceMark } from '../presence/presence-mark.tsx';
import { STATUS_FRAMES } from '../presence/status-squares.ts';
import { ROW_FRAME_SIZES, ROW_PICTURE_SIZES } from './row-heights.ts';

/** Edge of the mark at the corner of a picture, px. */
const MARK_SIZE = 14;

interface RowFigureProps {
  readonly contact: ContactView;
  readonly rowSize: RowSize;
}

/** What stands before a name: the status figure, or the picture that bears it at its corner. */
export function RowFigure({ contact, rowSize }: RowFigureProps) {
  const isLive = useLook().style === 'live';
  const { status, isBlocked, pictureUrl } = contact;
  if (rowSize === 'none') return <PresenceMark status={status} isBlocked={isBlocked} />;
  const size = ROW_PICTURE_SIZES[rowSize];
  const edge = isLive ? ROW_FRAME_SIZES[rowSize] : size;
  return (
    <span className="row-picture" style={{ width: edge, height: edge }} data-testid="row-picture">
      {isLive && <img className="row-picture-frame" src={STATUS_FRAMES[status]} alt="" />}
      <DisplayPicture source={pictureUrl} size={size} />
      <span className="row-picture-mark">
        <PresenceMark status={status} isBlocked={isBlocked} size={MARK_SIZE} />
      </span>
    </span>
  );
}
