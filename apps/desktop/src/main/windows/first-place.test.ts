import { describe, expect, it } from 'vitest';
import { firstConversationPlace, firstMainPlace, firstPromptPlace } from './first-place.ts';
import { WINDOW_SIZES } from './window-sizes.ts';

const AREA = { x: 0, y: 24, width: 1600, height: 1000 };
const { main: LIST, conversation: CONVERSATION } = WINDOW_SIZES.classic;
const MAIN = { ...firstMainPlace(LIST, AREA), ...LIST };

describe('the contact list, opened for the first time', () => {
  it('stands at the right edge, half-way down', () => {
    expect(firstMainPlace(LIST, AREA)).toEqual({ x: 1278, y: 264 });
  });

  it('stays on a screen that is smaller than it', () => {
    expect(firstMainPlace(LIST, { x: 10, y: 20, width: 200, height: 300 })).toEqual({ x: 10, y: 20 });
  });
});

describe('a question about somebody who added you', () => {
  const PROMPT = { width: 505, height: 185 };

  it('stands in the middle, and further ones where each title can be read', () => {
    const first = firstPromptPlace(PROMPT, { area: AREA, taken: [] });
    expect(first.x).toBe(Math.round((AREA.width - PROMPT.width) / 2) + AREA.x);
    const second = firstPromptPlace(PROMPT, { area: AREA, taken: [first] });
    expect(second).toEqual({ x: first.x + 28, y: first.y + 28 });
    const third = firstPromptPlace(PROMPT, { area: AREA, taken: [first, second] });
    expect(third).toEqual({ x: first.x + 56, y: first.y + 56 });
  });

  it('follows the first one to where a person put it', () => {
    const moved = { x: AREA.x + 10, y: AREA.y + 10 };
    expect(firstPromptPlace(PROMPT, { area: AREA, taken: [moved] })).toEqual({
      x: moved.x + 28,
      y: moved.y + 28,
    });
  });
});

describe('a conversation, opened for the first time', () => {
  it('stands beside the contact list, on the side with more room', () => {
    const place = firstConversationPlace(CONVERSATION, { area: AREA, main: MAIN, taken: [] });
    expect(place).toEqual({ x: MAIN.x - 12 - CONVERSATION.width, y: MAIN.y });
    const main = { ...MAIN, x: 40 };
    expect(firstConversationPlace(CONVERSATION, { area: AREA, main, taken: [] }).x).toBe(
      40 + LIST.width + 12,
    );
  });

  it('stands in the middle while the list is hidden', () => {
    const place = firstConversationPlace(CONVERSATION, { area: AREA, main: undefined, taken: [] });
    expect(place).toEqual({ x: 475, y: 274 });
  });

  it('does not cover one that is open, and goes away from the list', () => {
    const first = firstConversationPlace(CONVERSATION, { area: AREA, main: MAIN, taken: [] });
    const second = firstConversationPlace(CONVERSATION, { area: AREA, main: MAIN, taken: [first] });
    expect(second).toEqual({ x: first.x - 28, y: first.y + 28 });
    expect(firstConversationPlace(CONVERSATION, { area: AREA, main: MAIN, taken: [second] })).toEqual(first);
  });

  it('never leaves the screen, however many there are', () => {
    const places = Array.from({ length: 60 }).reduce<readonly { x: number; y: number }[]>(
      (taken) => [...taken, firstConversationPlace(CONVERSATION, { area: AREA, main: MAIN, taken })],
      [],
    );
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(AREA.x);
      expect(y).toBeGreaterThanOrEqual(AREA.y);
      expect(y + CONVERSATION.height).toBeLessThanOrEqual(AREA.y + AREA.height);
    }
  });

  it('lies over the list where the screen has no room beside it', () => {
    const area = { x: 0, y: 0, width: 800, height: 600 };
    const main = { ...firstMainPlace(LIST, area), ...LIST };
    expect(firstConversationPlace(CONVERSATION, { area, main, taken: [] }).x).toBe(0);
  });
});
