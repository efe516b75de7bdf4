import { EmoticonText } from '../emoticon/emoticon-text.tsx';
import './name-text.css';

interface NameTextProps {
  readonly text: string;
  readonly showEmoticons: boolean;
  /** Has a line to itself and is cut where it ends, which for a right-to-left name is on the left. */
  readonly isOneLine?: boolean;
}

/** A name or personal message with its emoticons, kept from turning the direction of what stands around it. */
export function NameText({ text, showEmoticons, isOneLine = false }: NameTextProps) {
  return (
    <bdi className={isOneLine ? 'name-line' : undefined}>
      <EmoticonText text={text} showEmoticons={showEmoticons} />
    </bdi>
  );
}
