// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type Settings } from '@nudge/ipc-contract';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TextProvider } from '../../text/text-provider.tsx';
import { LookBox } from './look-box.tsx';

function open(part: Partial<Settings['look']> = {}): Partial<Settings['look']>[] {
  const changes: Partial<Settings['look']>[] = [];
  const look = { ...DEFAULT_SETTINGS.look, ...part };
  render(
    <TextProvider locale="en">
      <LookBox look={look} onLook={(change) => changes.push(change)} />
    </TextProvider>,
  );
  return changes;
}

const choice = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const offered = (name: string): readonly string[] => [...choice(name).options].map(({ text }) => text);

it('offers both looks, and scenes only where they are seen', () => {
  const changes = open();
  expect(offered('Look:')).toEqual(['Classic (7.5)', 'Live (2009)']);
  expect(screen.queryByRole('combobox', { name: 'Scene:' })).toBeNull();
  fireEvent.change(choice('Look:'), { target: { value: 'live' } });
  expect(changes).toEqual([{ style: 'live' }]);
});

it('offers eight scenes with the Live look', () => {
  const changes = open({ style: 'live' });
  expect(offered('Scene:')).toHaveLength(8);
  fireEvent.change(choice('Scene:'), { target: { value: 'dunes' } });
  expect(changes).toEqual([{ scene: 'dunes' }]);
});

it('offers light, dark, and what the system says', () => {
  const changes = open();
  expect(offered('Appearance:')).toEqual(['Light', 'Dark', 'As this system']);
  expect(choice('Appearance:').value).toBe('light');
  fireEvent.change(choice('Appearance:'), { target: { value: 'system' } });
  expect(changes).toEqual([{ appearance: 'system' }]);
});

it('D09: offers sizes from 80 to 200 percent, and the one in force where it is none of them', () => {
  const changes = open({ scale: 135 });
  const sizes = ['80%', '90%', '100%', '110%', '125%', '135%', '150%', '175%', '200%'];
  expect(offered('Size of everything:')).toEqual(sizes);
  fireEvent.change(choice('Size of everything:'), { target: { value: '200' } });
  expect(changes).toEqual([{ scale: 200 }]);
});

it('offers its own blue and eight hues', () => {
  const changes = open({ tint: 'green' });
  const hues = screen.getAllByRole<HTMLInputElement>('radio');
  expect(hues.filter(({ checked }) => checked).map((hue) => hue.getAttribute('aria-label'))).toEqual([
    'Green',
  ]);
  expect(hues).toHaveLength(9);
  fireEvent.click(screen.getByRole('radio', { name: 'Graphite' }));
  expect(changes).toEqual([{ tint: 'graphite' }]);
});
