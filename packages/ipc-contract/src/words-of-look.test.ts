import { expect, it } from 'vitest';
import { wordsOfLook } from './words-of-look.ts';

const MESSAGES = { 'status.online': 'Online', 'status.busy': 'Busy', 'live.status.online': 'Available' };

it('names in Live what is called otherwise there, and nothing else', () => {
  expect(wordsOfLook('classic', MESSAGES)).toEqual(MESSAGES);
  expect(wordsOfLook('live', MESSAGES)).toEqual({ ...MESSAGES, 'status.online': 'Available' });
});
