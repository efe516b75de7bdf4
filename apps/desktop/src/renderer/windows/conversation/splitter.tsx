import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useText } from '../../text/use-text.ts';

interface SplitterProps {
  /** Height of the text box below, CSS px. */
  readonly height: number;
  readonly least: number;
  readonly most: number;
  /** While it is dragged. */
  readonly onChange: (height: number) => void;
  /** When it is let go. */
  readonly onDone: (height: number) => void;
}

const KEY_STEP = 10;

/** The bar between history and input: dragging or the arrow keys share the room out anew. */
export function Splitter({ height, least, most, onChange, onDone }: SplitterProps) {
  const text = useText();
  const grip = useRef<{ readonly y: number; readonly height: number }>(undefined);
  const within = (wanted: number): number =>
    Math.round(Math.min(Math.max(most, least), Math.max(least, wanted)));
  const drag = (event: PointerEvent): number | undefined =>
    grip.current === undefined ? undefined : within(grip.current.height + grip.current.y - event.clientY);

  const press = (event: KeyboardEvent): void => {
    const step = { ArrowUp: KEY_STEP, ArrowDown: -KEY_STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onDone(within(height + step));
  };
  return (
    <div
      role="separator"
      className="splitter"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={text('chat.splitter')}
      aria-valuenow={height}
      aria-valuemin={least}
      aria-valuemax={Math.max(most, least)}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { y: event.clientY, height };
      }}
      onPointerMove={(event) => {
        const dragged = drag(event);
        if (dragged !== undefined) onChange(dragged);
      }}
      onPointerUp={(event) => {
        const dragged = drag(event);
        grip.current = undefined;
        if (dragged !== undefined) onDone(dragged);
      }}
    />
  );
}
