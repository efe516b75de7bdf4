import { useMemo } from 'react';
import { EmoticonPicture } from './emoticon-picture.tsx';
import { NAME_EMOTICON_SIZE } from './emoticon-size.ts';
import { tokenizeText } from './tokenize-text.ts';

interface EmoticonTextProps {
  readonly text: string;
  /** Side of the pictures, CSS px. */
  readonly size?: number;
  /** Off: the codes stay as they were written. */
  readonly showEmoticons?: boolean;
}

/** A name or personal message with its emoticons drawn; links in it stay text. */
export function EmoticonText({ text, size = NAME_EMOTICON_SIZE, showEmoticons = true }: EmoticonTextProps) {
  const tokens = useMemo(
    () => tokenizeText(text, { emoticons: showEmoticons, links: false }),
    [text, showEmoticons],
  );
  return tokens.map((token, index) =>
    token.kind === 'emoticon' ? (
      <EmoticonPicture key={index} emoticon={token.emoticon} code={token.code} size={size} />
    ) : (
      <span key={index}>{token.kind === 'custom' ? token.code : token.text}</span>
    ),
  );
}
