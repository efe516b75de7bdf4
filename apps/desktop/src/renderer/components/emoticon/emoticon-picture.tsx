import { useText } from '../../text/use-text.ts';
import { EMOTICON_SIZE } from './emoticon-size.ts';
import type { Emoticon } from './emoticon-table.ts';
import { emoticonUrl } from './emoticon-url.ts';
import { useReducedMotion } from './use-reduced-motion.ts';
import './emoticon.css';

interface EmoticonPictureProps {
  readonly emoticon: Emoticon;
  /** As it was written; copying gives it back. */
  readonly code: string;
  /** CSS px. */
  readonly size?: number;
}

/** One emoticon: read aloud by its meaning, copied as its code. */
export function EmoticonPicture({ emoticon, code, size = EMOTICON_SIZE }: EmoticonPictureProps) {
  const text = useText();
  const isStill = useReducedMotion();
  const meaning = text(`emo.${emoticon.meaning}`);
  return (
    <img
      className="emoticon"
      src={emoticonUrl(emoticon.meaning, isStill)}
      width={size}
      height={size}
      alt={code}
      aria-label={meaning}
      title={`${meaning} ${code}`}
      draggable={false}
    />
  );
}
