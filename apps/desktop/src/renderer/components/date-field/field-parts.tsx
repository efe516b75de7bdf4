import { useContext, useEffect, useEffectEvent, type ContextType, type RefObject } from 'react';
import {
  DateFieldStateContext,
  DateInput,
  DateSegment,
  TimeFieldStateContext,
  type DateFieldProps,
  type DateValue,
} from 'react-aria-components';
import './date-field.css';

interface FieldPartsProps {
  readonly fieldRef?: RefObject<HTMLDivElement | null> | undefined;
  /** Told as it changes: whether what is shown is what the field holds. */
  readonly onWhole: (isWhole: boolean) => void;
}

/** Day, month and year, or hours and minutes, each to be typed over or stepped through. */
export function FieldParts({ fieldRef, onWhole }: FieldPartsProps) {
  const date = useContext(DateFieldStateContext);
  const time = useContext(TimeFieldStateContext);
  const isWhole = isWholeField(date ?? time);
  const tell = useEffectEvent(onWhole);
  useEffect(() => tell(isWhole), [isWhole]);
  return (
    <DateInput {...(fieldRef !== undefined && { ref: fieldRef })} className="field date-field-parts">
      {(segment) => <DateSegment segment={segment} className="date-field-part" />}
    </DateInput>
  );
}

/** No part is missing, nor is there a 30th of February: that becomes another day as the field is left. */
function isWholeField(state: ContextType<typeof DateFieldStateContext>): boolean {
  if (!state?.value) return true;
  if (state.segments.some(({ isPlaceholder }) => isPlaceholder)) return false;
  return state.dateValue.getTime() === state.value.toDate('UTC').getTime();
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
