import warning from '@resources/icons/notice/warning-16.svg';
import { useText } from '../../text/use-text.ts';

/** The first line of a new conversation. */
export function SafetyLine() {
  const text = useText();
  return (
    <div className="safety-line" data-testid="safety-line">
      <img src={warning} width={16} height={16} alt="" />
      <span>{text('chat.safety')}</span>
    </div>
  );
}
