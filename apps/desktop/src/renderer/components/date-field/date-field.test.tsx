// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_LOOK } from '../../look/look.ts';
import { showLook } from '../../look/shown-look.ts';
import { loadLanguage } from '../../text/messages.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { DayField } from './day-field.tsx';
import { focusFirstPart } from './field-parts.tsx';
import { TimeOfDayField } from './time-of-day-field.tsx';
import { stillSelection, typeInParts } from './type-in-parts.ts';

beforeEach(stillSelection);
afterEach(() => act(() => showLook(DEFAULT_LOOK)));

const nothing = (): void => {};
const shown = (): string => document.querySelector('.date-field-parts')?.textContent ?? '';
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069\u200E\u200F]/g, '');

async function show(locale: string, field: React.JSX.Element): Promise<void> {
  await loadLanguage(locale);
  render(<TextProvider locale={locale}>{field}</TextProvider>);
}

it.each([
  ['en', '11/21/2026'],
  ['de', '21.11.2026'],
  ['ja', '2026/11/21'],
  ['ar', '21/11/2026'],
])('D11: a day stands in the order of %s', async (locale, day) => {
  await show(locale, <DayField label="Day" day="2026-11-21" onChange={nothing} />);
  expect(plain(shown())).toBe(day);
});

it.each([
  ['12', 'en', '2:30 PM'],
  ['24', 'en', '14:30'],
  ['system', 'de', '14:30'],
  ['12', 'ja', '\u5348\u5F8C2:30'],
] as const)('a time of day by a clock of %s hours, in %s', async (clock, locale, time) => {
  showLook({ ...DEFAULT_LOOK, clock });
  await show(locale, <TimeOfDayField label="Until" time="14:30" onChange={nothing} />);
  expect(plain(shown()).replaceAll(/\s/g, ' ')).toBe(time);
});

it('tells the day once it is whole, and that there is none when every part is taken out', async () => {
  const heard = vi.fn<(day: string) => void>();
  const Kept = () => {
    const [day, setDay] = useState('');
    const keep = (changed: string): void => {
      heard(changed);
      setDay(changed);
    };
    return <DayField label="Day" day={day} onChange={keep} />;
  };
  await show('en', <Kept />);
  typeInParts('Day', { month: '3', day: '5' });
  expect(heard).not.toHaveBeenCalled();
  typeInParts('Day', { year: '2026' });
  expect(heard).toHaveBeenLastCalledWith('2026-03-05');
  typeInParts('Day', { month: '4' });
  expect(heard).toHaveBeenLastCalledWith('2026-04-05');
  for (const part of screen.getAllByRole('spinbutton')) {
    for (const _digit of part.textContent) fireEvent.keyDown(part, { key: 'Backspace' });
  }
  expect(heard).toHaveBeenLastCalledWith('');
});

it('begins at its first part, and Enter sends the form', async () => {
  const sent = vi.fn<() => void>();
  const form = (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sent();
      }}
    >
      <DayField label="Day" day="2026-11-21" onChange={nothing} />
    </form>
  );
  await show('en', form);
  act(() => focusFirstPart(document.querySelector<HTMLElement>('.date-field-parts')));
  expect(document.activeElement).toBe(screen.getAllByRole('spinbutton')[0]);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
  expect(sent).toHaveBeenCalledOnce();
});
