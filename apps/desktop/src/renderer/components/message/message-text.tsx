import type { LineEmoticonView } from '@nudge/ipc-contract';
import { useMemo, type MouseEvent } from 'react';
import { CustomPicture } from '../emoticon/custom-picture.tsx';
import { EmoticonPicture } from '../emoticon/emoticon-picture.tsx';
import { tokenizeText } from '../emoticon/tokenize-text.ts';

interface MessageTextProps {
  readonly text: string;
  readonly showEmoticons: boolean;
  /** The sender's own emoticons of this message; none where they are switched off. */
  readonly custom?: readonly LineEmoticonView[] | undefined;
  /** Side of the pictures, CSS px. */
  readonly emoticonSize: number;
  readonly onLink: (url: string) => void;
}

/** A message's text with its pictures and links. Links never open by themselves. */
export function MessageText({ text, showEmoticons, custom, emoticonSize, onLink }: MessageTextProps) {
  const tokens = useMemo(
    () => tokenizeText(text, { emoticons: showEmoticons, custom: custom ?? [] }),
    [text, showEmoticons, custom],
  );
  return tokens.map((token, index) => {
    if (token.kind === 'text') return token.text;
    if (token.kind === 'link') {
      return <MessageLink key={index} text={token.text} url={token.url} onLink={onLink} />;
    }
    if (token.kind === 'custom') {
      return <CustomPicture key={index} code={token.code} url={token.url} size={emoticonSize} />;
    }
    return <EmoticonPicture key={index} emoticon={token.emoticon} code={token.code} size={emoticonSize} />;
  });
}

interface MessageLinkProps {
  readonly text: string;
  readonly url: string;
  readonly onLink: (url: string) => void;
}

function MessageLink({ text, url, onLink }: MessageLinkProps) {
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    onLink(url);
  };
  return (
    <a className="message-link" href={url} title={url} draggable={false} onClick={open} onAuxClick={open}>
      <bdi>{text}</bdi>
    </a>
  );
}
