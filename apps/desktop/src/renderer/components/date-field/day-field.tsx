import { parseDate } from '@internationalized/date';
import type { RefObject } from 'react';
import { DateField, Label, type DateValue } from 'react-aria-components';
import { FieldParts, submitOnEnter } from './field-parts.tsx';
import { useParts } from './use-parts.ts';

interface DayFieldProps {
  readonly label: string;
  /** `2026-11-21`; empty: none. */
  readonly day: string;
  readonly isInvalid?: boolean;
  readonly fieldRef?: RefObject<HTMLDivElement | null>;
  readonly onChange: (day: string) => void;
}

/** A day in the order and figures of the window's language; Chromium's own field speaks that of its start. */
export function DayField({ label, day, isInvalid = false, fieldRef, onChange }: DayFieldProps) {
  const parts = useParts<DateValue>({ held: day, parse: parseDate, write: String, onChange });
  return (
    <DateField
      className="date-field"
      value={parts.value}
      isInvalid={isInvalid}
      onChange={parts.onValue}
      onKeyDown={submitOnEnter}
    >
      <Label>{label}</Label>
      <FieldParts fieldRef={fieldRef} onWhole={parts.onWhole} />
    </DateField>
  );
}
