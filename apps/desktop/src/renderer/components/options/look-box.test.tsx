// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type Settings } from '@nudge/ipc-contract';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { TextProvider } from '../../text/text-provider.tsx';
import { LookBox } from './look-box.tsx';

afterEach(cleanup);

function open(): Partial<Settings['look']>[] {
  const changes: Partial<Settings['look']>[] = [];
  render(
    <TextProvider locale="en">
      <LookBox look={DEFAULT_SETTINGS.look} onLook={(part) => changes.push(part)} />
    </TextProvider>,
  );
  return changes;
}

it('offers light, dark, and what the system says', () => {
  const changes = open();
  const appearance = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Appearance:' });
  expect([...appearance.options].map(({ text }) => text)).toEqual(['Light', 'Dark', 'As this system']);
  expect(appearance.value).toBe('light');
  fireEvent.change(appearance, { target: { value: 'system' } });
  expect(changes).toEqual([{ appearance: 'system' }]);
});
