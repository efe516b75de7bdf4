// @vitest-environment happy-dom
import type { CustomEmoticonView } from '@nudge/ipc-contract';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { TextProvider } from '../../text/text-provider.tsx';
import type { PictureToken } from '../emoticon/tokenize-text.ts';
import { EmoticonPicker } from './emoticon-picker.tsx';

function open(recent: readonly string[] = [], own: readonly CustomEmoticonView[] = []) {
  const picked = vi.fn<(picture: PictureToken) => void>();
  const managed = vi.fn<() => void>();
  render(
    <TextProvider locale="en">
      <EmoticonPicker recent={recent} own={own} onPick={picked} onManage={managed} />
    </TextProvider>,
  );
  const search = screen.getByRole('combobox', { name: 'Type a meaning' });
  const press = (...keys: readonly string[]): void => {
    for (const key of keys) fireEvent.keyDown(search, { key });
  };
  return { search, press, picked: () => picked.mock.calls.map(([picture]) => nameOf(picture)), managed };
}

const nameOf = (picture: PictureToken): string =>
  picture.kind === 'custom' ? picture.code : picture.emoticon.meaning;

const chosen = () => screen.getByRole('gridcell', { selected: true }).getAttribute('aria-label');

it('D03: shows 81 in nine columns, the search field has the focus', () => {
  const { search } = open();
  expect(screen.getAllByRole('row')).toHaveLength(9);
  expect(screen.getAllByRole('gridcell')).toHaveLength(81);
  expect(document.activeElement).toBe(search);
});

it('says why there are none of one\u2019s own', () => {
  render(
    <TextProvider locale="en">
      <EmoticonPicker recent={[]} own={[]} noOwnReason="Not now." onPick={() => {}} onManage={() => {}} />
    </TextProvider>,
  );
  expect(screen.getByText('Not now.')).toBeTruthy();
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

it("shows one's own on top, picks them by code, and leads to their window", () => {
  const { press, picked, managed } = open([], [{ id: '1', code: 'hugme', url: '/pictures/1' }]);
  expect(chosen()).toBe('hugme');
  press('Enter');
  expect(picked()).toEqual(['hugme']);
  fireEvent.click(screen.getByRole('button', { name: 'My Emoticons…' }));
  expect(managed).toHaveBeenCalledOnce();
});
