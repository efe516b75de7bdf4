// @vitest-environment happy-dom
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { TextProvider } from '../../text/text-provider.tsx';
import { FontForm, type FontChoice } from './font-form.tsx';

const CHOICE: FontChoice = { format: { ...DEFAULT_SETTINGS.messages.format, font: 'Rare Face' }, size: 10 };

function open() {
  const apply = vi.fn<(choice: FontChoice) => void>();
  const cancel = vi.fn<() => void>();
  render(
    <TextProvider locale="en">
      <FontForm choice={CHOICE} families={['Georgia']} onApply={apply} onCancel={cancel} />
    </TextProvider>,
  );
  return { apply, cancel };
}

function select(label: string, value: string): void {
  fireEvent.change(screen.getByRole('listbox', { name: label }), { target: { value } });
}

it('changes font, style, size, effects and colour, with a sample', () => {
  const { apply } = open();
  select('Font:', 'Georgia');
  select('Font style:', 'boldItalic');
  select('Size:', '24');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Strike-out' }));
  fireEvent.click(screen.getByRole('radio', { name: 'Teal' }));
  const sample = screen.getByTestId('font-sample');
  expect(sample.style.fontSize).toBe('32px');
  expect(sample.style.fontWeight).toBe('bold');
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  expect(apply).toHaveBeenCalledWith({
    format: {
      ...CHOICE.format,
      font: 'Georgia',
      bold: true,
      italic: true,
      strikeThrough: true,
      color: '#008080',
    },
    size: 24,
  });
});

it('keeps a font this computer does not have, and Cancel changes nothing', () => {
  const { apply, cancel } = open();
  expect(screen.getByRole('option', { name: 'Rare Face' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancel).toHaveBeenCalledTimes(1);
  expect(apply).not.toHaveBeenCalled();
});

it('offers the sixteen colours', () => {
  open();
  expect(screen.getAllByRole('radio')).toHaveLength(16);
});
