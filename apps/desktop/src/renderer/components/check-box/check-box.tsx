import { useId, type ReactNode } from 'react';

interface CheckBoxProps {
  readonly label: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** While what was chosen is being done. */
  readonly isBusy?: boolean;
  /** Present: the box is disabled and this says why. */
  readonly disabledReason?: string | undefined;
  /** A line that belongs to the box and is read with it. */
  readonly hint?: string;
}

export function CheckBox({
  label,
  isChecked,
  onChange,
  isBusy = false,
  disabledReason,
  hint,
}: CheckBoxProps) {
  const hintId = useId();
  const description = disabledReason ?? hint;
  return (
    <>
      <label className="check" title={disabledReason}>
        <input
          type="checkbox"
          className="check-box"
          checked={isChecked}
          disabled={isBusy || disabledReason !== undefined}
          aria-describedby={description === undefined ? undefined : hintId}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className="check-label">{label}</span>
      </label>
      {/* Outside the label, so that it is read after the name and not as part of it. */}
      {description !== undefined && (
        <span id={hintId} className="visually-hidden">
          {description}
        </span>
      )}
    </>
  );
}
