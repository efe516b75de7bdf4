// @vitest-environment happy-dom
import type { ParticipantView } from '@nudge/ipc-contract';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ANA } from '../../../../gallery/data/conversations.ts';
import { DEFAULT_LOOK, type Look } from '../../look/look.ts';
import { showLook } from '../../look/shown-look.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { ToBar } from './to-bar.tsx';

afterEach(() => showLook(DEFAULT_LOOK));

const BUSY: ParticipantView = { ...ANA, displayName: 'Ana', status: 'busy', personalMessage: 'at the pier' };

function words(style: Look['style'], participants: readonly ParticipantView[], isGroup = false) {
  showLook({ ...DEFAULT_LOOK, style });
  render(
    <TextProvider locale="en">
      <ToBar participants={participants} isGroup={isGroup} showEmoticons />
    </TextProvider>,
  );
  const bar = screen.getByTestId('to-bar');
  return [bar.querySelector('.to-bar-line')?.textContent, bar.querySelector('.to-bar-about')?.textContent];
}

it('Classic says whom one writes to with their address, and below it their message', () => {
  expect(words('classic', [BUSY])).toEqual(['To: Ana <ana@example.org>', 'at the pier']);
});

it('Live says name and status, and below it their message; the address is its tooltip', () => {
  expect(words('live', [BUSY])).toEqual(['Ana (Busy)', 'at the pier']);
  expect(screen.getByTitle('ana@example.org').textContent).toBe('Ana');
});

it.each([
  ['of somebody blocked, that they are', { isBlocked: true }, 'Ana (Blocked)'],
  ['of somebody who is not on the list, nothing', { isOnList: false }, 'Ana'],
])('Live says %s', (_what, part, line) => {
  expect(words('live', [{ ...BUSY, ...part }])[0]).toBe(line);
});

it('Live names several people without their status', () => {
  const ben = { ...BUSY, address: 'ben@example.org', displayName: 'Ben' };
  expect(words('live', [BUSY, ben], true)).toEqual(['Ana, Ben', undefined]);
});
