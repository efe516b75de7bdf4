import conversations from '@resources/icons/main/conversations-tab.svg';

interface EmptyNoteProps {
  readonly message: string;
}

/** In place of lines, where there are none. */
export function EmptyNote({ message }: EmptyNoteProps) {
  return (
    <div className="history-empty">
      <img src={conversations} width={32} height={32} alt="" />
      <p>{message}</p>
    </div>
  );
}
