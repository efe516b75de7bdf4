import { z } from 'zod';
import { EMOTICON_CODE_MAX_CHARACTERS, EMOTICON_MAX_BYTES, PICTURE_MAX_BYTES } from '../limits.ts';
import { bytes, id, nothing } from './fields.ts';
import { done } from './request-spec.ts';

const emoticonCode = z.string().min(1).max(EMOTICON_CODE_MAX_CHARACTERS);

export const pictureRequests = {
  openPicturePicker: done(['main', 'conversation', 'options'], nothing),
  /** One of those shown; empty: no picture. */
  choosePicture: done(['picture'], z.object({ id: z.string().max(64) }).strict()),
  /** A picture of one's own: a PNG of 96 x 96, cropped by the window. It is chosen at once. */
  addPicture: done(['picture'], z.object({ data: bytes(PICTURE_MAX_BYTES) }).strict()),
  removePicture: done(['picture'], z.object({ id }).strict()),
  openEmoticons: done(['main', 'conversation'], nothing),
  /** PNG or GIF of at most 50 x 50. */
  addEmoticon: done(
    ['emoticons'],
    z.object({ code: emoticonCode, data: bytes(EMOTICON_MAX_BYTES) }).strict(),
  ),
  changeEmoticon: done(['emoticons'], z.object({ id, code: emoticonCode }).strict()),
  removeEmoticon: done(['emoticons'], z.object({ id }).strict()),
  /** Puts one before another; `before` absent: to the end. */
  moveEmoticon: done(['emoticons'], z.object({ id, before: id.optional() }).strict()),
  /** "Add to My Emoticons": one that somebody used in a line of this conversation. */
  adoptEmoticon: done(
    ['conversation'],
    z.object({ lineId: id, usedCode: z.string().min(1).max(64), code: emoticonCode }).strict(),
  ),
} as const;
