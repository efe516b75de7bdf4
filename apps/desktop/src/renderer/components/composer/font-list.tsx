import { useEffect, useId, useRef } from 'react';

interface FontListOption {
  readonly value: string;
  readonly label: string;
  /** Family to show the label in. */
  readonly font?: string;
}

interface FontListProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly FontListOption[];
  readonly onChange: (value: string) => void;
}

const SHOWN_ROWS = 6;

/** A labelled list of which one entry is chosen; the chosen one is in sight from the start. */
export function FontList({ label, value, options, onChange }: FontListProps) {
  const id = useId();
  const listRef = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    listRef.current?.selectedOptions[0]?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="font-list">
      <label htmlFor={id}>{label}</label>
      <select
        ref={listRef}
        id={id}
        size={SHOWN_ROWS}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            style={option.font === undefined ? undefined : { fontFamily: `"${option.font}", var(--font-ui)` }}
          >
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
