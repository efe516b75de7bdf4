// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { TextProvider } from '../../text/text-provider.tsx';
import type { Emoticon } from '../emoticon/emoticon-table.ts';
import { EmoticonPicker } from './emoticon-picker.tsx';

afterEach(cleanup);

function open(recent: readonly string[] = []) {
  const picked = vi.fn<(emoticon: Emoticon) => void>();
  render(
    <TextProvider locale="en">
      <EmoticonPicker recent={recent} onPick={picked} />
    </TextProvider>,
  );
  const search = screen.getByRole('combobox', { name: 'Type a meaning' });
  const press = (...keys: readonly string[]): void => {
    for (const key of keys) fireEvent.keyDown(search, { key });
  };
  return { search, press, picked: () => picked.mock.calls.map(([{ meaning }]) => meaning) };
}

const chosen = () => screen.getByRole('gridcell', { selected: true }).getAttribute('aria-label');

it('D03: shows 81 in nine columns, the search field has the focus', () => {
  const { search } = open();
  expect(screen.getAllByRole('row')).toHaveLength(9);
  expect(screen.getAllByRole('gridcell')).toHaveLength(81);
  expect(document.activeElement).toBe(search);
});

it('D03: arrows choose, Enter picks', () => {
  const { search, press, picked } = open();
  press('ArrowRight', 'ArrowRight', 'ArrowDown');
  expect(chosen()).toBe('disappointed');
  expect(search.getAttribute('aria-activedescendant')).toBe(
    screen.getByRole('gridcell', { selected: true }).id,
  );
  press('Enter');
  expect(picked()).toEqual(['disappointed']);
});

it('D03: typing filters by meaning', () => {
  const { search, press, picked } = open([':)']);
  fireEvent.change(search, { target: { value: 'hug' } });
  expect(screen.getAllByRole('gridcell').map((cell) => cell.getAttribute('aria-label'))).toEqual([
    'left hug',
    'right hug',
  ]);
  press('ArrowRight', 'Enter');
  expect(picked()).toEqual(['right-hug']);
  fireEvent.change(search, { target: { value: 'nothing like it' } });
  expect(screen.getByText('No emoticon with that meaning.')).toBeTruthy();
  press('Enter');
  expect(picked()).toHaveLength(1);
});

it('D03: the recent ones stand in the first row', () => {
  open(['(tu)', ':)']);
  const [first] = screen.getAllByRole('row');
  const cells = within(first as HTMLElement).getAllByRole('gridcell');
  expect(cells.map((cell) => cell.getAttribute('aria-label'))).toEqual(['turtle', 'smile']);
});

it('a click picks', () => {
  const { picked } = open();
  fireEvent.click(screen.getByRole('gridcell', { name: 'snail' }));
  expect(picked()).toEqual(['snail']);
});
