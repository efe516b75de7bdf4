import { EmoticonText } from '../emoticon/emoticon-text.tsx';

interface NameTextProps {
  readonly text: string;
  readonly showEmoticons: boolean;
}

/** A name or personal message with its emoticons, kept from turning the direction of what stands around it. */
export function NameText({ text, showEmoticons }: NameTextProps) {
  return (
    <bdi>
      <EmoticonText text={text} showEmoticons={showEmoticons} />
    </bdi>
  );
}
