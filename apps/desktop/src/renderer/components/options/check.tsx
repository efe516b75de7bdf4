import { useId, type ReactNode } from 'react';

interface CheckProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
  /** A line below that belongs to the box. */
  readonly hint?: string | undefined;
  /** Beside the label, for instance a number field. */
  readonly children?: ReactNode;
}

/** A check box with its label, as every page uses it. */
export function Check({ label, isChecked, onChange, isDisabled = false, hint, children }: CheckProps) {
  const hintId = useId();
  return (
    <div>
      <div className="check">
        <label className="check">
          <input
            type="checkbox"
            className="check-box"
            checked={isChecked}
            disabled={isDisabled}
            aria-describedby={hint === undefined ? undefined : hintId}
            onChange={(event) => onChange(event.target.checked)}
          />
          <span className="check-label">{label}</span>
        </label>
        {children}
      </div>
      {hint !== undefined && (
        <span id={hintId} className="field-hint check-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
