// Types into the parts of a date or time field, for tests.
import { fireEvent, screen, within } from '@testing-library/react';
import { vi } from 'vitest';

/** A part that gets the focus collapses the selection, of which happy-dom tells at once, without end. */
export function stillSelection(): void {
  vi.spyOn(Selection.prototype, 'collapse').mockImplementation(() => {});
}

/** Into each part the keys that are given for it; parts go by the names that screen readers say. */
export function typeInParts(label: string, keys: Readonly<Record<string, string>>): void {
  stillSelection();
  const field = within(screen.getByRole('group', { name: label }));
  for (const [part, typed] of Object.entries(keys)) {
    const segment = field.getByRole('spinbutton', { name: new RegExp(`^${part}`) });
    segment.focus();
    for (const data of typed) {
      const input = new InputEvent('beforeinput', {
        data,
        inputType: 'insertText',
        bubbles: true,
        cancelable: true,
      });
      fireEvent(segment, input);
    }
  }
}
