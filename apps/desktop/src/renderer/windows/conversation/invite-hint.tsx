import invite from '@resources/icons/toolbar/invite.svg';
import { useText } from '../../text/use-text.ts';

/** Lies over the conversation while a contact is dragged over its window. */
export function InviteHint() {
  const text = useText();
  return (
    <div className="drop-hint" data-testid="invite-hint">
      <p>
        <img src={invite} width={32} height={32} alt="" />
        {text('chat.dropContact')}
      </p>
    </div>
  );
}
