import sendFiles from '@resources/icons/toolbar/send-files.svg';
import { useText } from '../../text/use-text.ts';

interface DropHintProps {
  /** Whom the files would go to. */
  readonly name: string;
  /** Present: they would go to nobody, and this is why. */
  readonly reason: string | undefined;
}

/** Lies over the conversation while files are dragged over its window. */
export function DropHint({ name, reason }: DropHintProps) {
  const text = useText();
  return (
    <div className="drop-hint" data-testid="drop-hint" data-refused={reason !== undefined || undefined}>
      <p>
        <img src={sendFiles} width={32} height={32} alt="" />
        {reason ?? text('chat.drop', { name })}
      </p>
    </div>
  );
}
