import { EMOTICON_MAX_SIDE } from '@nudge/ipc-contract';
import { EMOTICON_SIZE } from './emoticon-size.ts';
import './emoticon.css';

interface CustomPictureProps {
  /** As it was written; copying gives it back. */
  readonly code: string;
  readonly url: string;
  /** Side of a built-in emoticon beside it, CSS px; this one keeps its own size up to the limit, zoomed alike. */
  readonly size: number;
}

/** Somebody's own emoticon, at its natural size up to 50 px. */
export function CustomPicture({ code, url, size }: CustomPictureProps) {
  const most = (EMOTICON_MAX_SIDE * size) / EMOTICON_SIZE;
  return (
    <img
      className="emoticon emoticon-custom"
      src={url}
      alt={code}
      title={code}
      data-custom-code={code}
      draggable={false}
      style={{ maxWidth: most, maxHeight: most }}
    />
  );
}
