import type { RefObject } from 'react';
import { DateInput, DateSegment, type DateFieldProps, type DateValue } from 'react-aria-components';
import './date-field.css';

interface FieldPartsProps {
  readonly fieldRef?: RefObject<HTMLDivElement | null> | undefined;
}

/** Day, month and year, or hours and minutes, each to be typed over or stepped through. */
export function FieldParts({ fieldRef }: FieldPartsProps) {
  return (
    <DateInput {...(fieldRef !== undefined && { ref: fieldRef })} className="field date-field-parts">
      {(segment) => <DateSegment segment={segment} className="date-field-part" />}
    </DateInput>
  );
}

/** The keyboard's way into the parts. */
export function focusFirstPart(field: HTMLElement | null): void {
  field?.querySelector<HTMLElement>('[role="spinbutton"]')?.focus();
}

/** Enter sends the form, as in every field of the system. */
export const submitOnEnter: NonNullable<DateFieldProps<DateValue>['onKeyDown']> = (event) => {
  const field: unknown = event.currentTarget;
  if (event.key === 'Enter' && field instanceof Element) field.closest('form')?.requestSubmit();
  else event.continuePropagation();
};
