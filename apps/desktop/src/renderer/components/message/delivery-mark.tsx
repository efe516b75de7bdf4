import type { LineState } from '@nudge/ipc-contract';
import delivered from '@resources/icons/message/delivered.svg';
import failed from '@resources/icons/message/failed.svg';
import kept from '@resources/icons/message/kept.svg';
import sent from '@resources/icons/message/sent.svg';
import unknown from '@resources/icons/message/unknown.svg';
import waiting from '@resources/icons/message/waiting.svg';
import { useText } from '../../text/use-text.ts';

const MARKS: Readonly<Record<LineState, string>> = {
  waiting,
  sent,
  delivered,
  kept,
  failed,
  unknown,
};

interface DeliveryMarkProps {
  readonly state: LineState;
  /** Whom it is for. */
  readonly name: string;
}

/** How far one's own line has come; the words are its text alternative and tooltip. */
export function DeliveryMark({ state, name }: DeliveryMarkProps) {
  const text = useText();
  const words = text(`chat.state.${state}`, { name });
  return <img src={MARKS[state]} width={16} height={16} alt={words} title={words} data-state={state} />;
}
