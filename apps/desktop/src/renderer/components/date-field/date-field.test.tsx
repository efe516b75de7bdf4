// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import path from 'node:path';
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

const part = (name: RegExp): HTMLElement => screen.getByRole('spinbutton', { name });
const empty = (name: RegExp): void => {
  for (const _digit of part(name).textContent) fireEvent.keyDown(part(name), { key: 'Backspace' });
};
const words = (): string => plain(shown()).replaceAll(/\s/g, ' ');

interface KeptFieldProps {
  readonly first: string;
  readonly heard: (text: string) => void;
  readonly field: (text: string, keep: (text: string) => void) => React.JSX.Element;
}

/** A parent that keeps what it is told, and is drawn anew by a press. */
function KeptField({ first, heard, field }: KeptFieldProps) {
  const [kept, setKept] = useState(first);
  const [count, setCount] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setCount(count + 1)}>
        {`again ${count}`}
      </button>
      <button type="button" onClick={() => setKept('')}>
        nothing
      </button>
      {field(kept, (text) => {
        heard(text);
        setKept(text);
      })}
    </>
  );
}

it('holds nothing while a part is cleared, and keeps the others; the same again is the same time', async () => {
  showLook({ ...DEFAULT_LOOK, clock: '12' });
  const heard = vi.fn<(time: string) => void>();
  const field = (time: string, keep: (time: string) => void) => (
    <TimeOfDayField label="Until" time={time} onChange={keep} />
  );
  await show('en', <KeptField first="21:00" heard={heard} field={field} />);
  expect(words()).toBe('9:00 PM');
  expect(heard).not.toHaveBeenCalled();
  empty(/^hour/);
  expect(heard.mock.calls).toEqual([['']]);
  expect(words()).toMatch(/^\D+:00 PM$/);
  fireEvent.click(screen.getByRole('button', { name: 'again 0' }));
  expect(words()).toMatch(/^\D+:00 PM$/);
  typeInParts('Until', { hour: '9' });
  expect(heard.mock.calls).toEqual([[''], ['21:00']]);
});

it('holds nothing while its day is none of that month, and the last one once it is left', async () => {
  const heard = vi.fn<(day: string) => void>();
  const field = (day: string, keep: (day: string) => void) => (
    <DayField label="Day" day={day} onChange={keep} />
  );
  await show('en', <KeptField first="2026-01-30" heard={heard} field={field} />);
  typeInParts('Day', { month: '2' });
  expect(words()).toBe('2/30/2026');
  expect(heard.mock.calls).toEqual([['']]);
  act(() => screen.getByRole('button', { name: 'again 0' }).focus());
  expect(heard).toHaveBeenLastCalledWith('2026-02-28');
  expect(words()).toBe('2/28/2026');
  fireEvent.click(screen.getByRole('button', { name: 'nothing' }));
  expect(words()).not.toMatch(/\d/);
});

it('keeps what is being typed when its parent is drawn anew', async () => {
  const heard = vi.fn<(day: string) => void>();
  const field = (day: string, keep: (day: string) => void) => (
    <DayField label="Day" day={day} onChange={keep} />
  );
  await show('en', <KeptField first="2026-11-21" heard={heard} field={field} />);
  empty(/^year/);
  fireEvent.click(screen.getByRole('button', { name: 'again 0' }));
  expect(words()).toMatch(/^11\/21\/\D+$/);
});

it('has the edge of an error where it is wrong', async () => {
  const sheet = document.createElement('style');
  sheet.textContent = readFileSync(path.join(import.meta.dirname, 'date-field.css'), 'utf8');
  document.head.append(sheet);
  await show('en', <DayField label="Day" day="2026-11-21" isInvalid onChange={nothing} />);
  const isRed = [...(sheet.sheet?.cssRules ?? [])].some(
    (rule) =>
      rule instanceof CSSStyleRule &&
      rule.style.borderColor === 'var(--error)' &&
      screen.getByRole('group', { name: 'Day' }).matches(rule.selectorText),
  );
  expect(isRed).toBe(true);
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
