import { DEFAULT_SETTINGS, settingsPatchSchema } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { wantedInputHeight } from './use-input-height.ts';

it('B01: the text box is as high as the look has it until it is dragged', () => {
  const { inputHeight } = DEFAULT_SETTINGS.messages;
  expect([wantedInputHeight(inputHeight, 'classic'), wantedInputHeight(inputHeight, 'live')]).toEqual([
    74, 64,
  ]);
  expect([wantedInputHeight(90, 'classic'), wantedInputHeight(90, 'live')]).toEqual([90, 90]);
});

it.each([0, 40, 400])('%s px may be chosen', (inputHeight) => {
  expect(settingsPatchSchema.safeParse({ messages: { inputHeight } }).success).toBe(true);
});

it.each([39, 401, 40.5])('%s px may not', (inputHeight) => {
  expect(settingsPatchSchema.safeParse({ messages: { inputHeight } }).success).toBe(false);
});
