// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TextProvider } from '../../../text/text-provider.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';

it('shows what was copied, and goes', () => {
  let closed = 0;
  render(
    <TextProvider locale="en">
      <DiagnosticsDialog diagnostics="Nudge 1.2.3 diagnostics" onClose={() => (closed += 1)} />
    </TextProvider>,
  );
  expect(screen.getByDisplayValue('Nudge 1.2.3 diagnostics')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  expect(closed).toBe(1);
});
