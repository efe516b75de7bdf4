import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { WINDOW_PLACES_MAX, WindowPlaces } from './window-places.ts';

const PLACE = { x: 10, y: 20, width: 300, height: 400, isMaximized: false, isOnTop: true };

describe('places of windows', () => {
  it('are remembered by name', () => {
    const store = memoryStore();
    new WindowPlaces(store).set('conversation bob@example.com', PLACE);
    expect(new WindowPlaces(store).get('conversation bob@example.com')).toEqual(PLACE);
  });

  it('are so many; the one not used longest goes', () => {
    const store = memoryStore();
    const places = new WindowPlaces(store);
    for (let index = 0; index <= WINDOW_PLACES_MAX; index += 1) places.set(`w${index}`, PLACE);
    const again = new WindowPlaces(store);
    expect(again.get('w0')).toBeUndefined();
    expect(again.get(`w${WINDOW_PLACES_MAX}`)).toEqual(PLACE);
  });

  it('from before windows could stay on top are those of windows that do not', () => {
    const { isOnTop: _none, ...before } = PLACE;
    const places = new WindowPlaces(memoryStore({ places: [['a', before]] }));
    expect(places.get('a')).toEqual({ ...PLACE, isOnTop: false });
  });

  it('of a damaged kind are forgotten', () => {
    const stored = { places: [['a', PLACE], ['b', { ...PLACE, width: -1 }], 'c'] };
    const places = new WindowPlaces(memoryStore(stored));
    expect([places.get('a'), places.get('b')]).toEqual([PLACE, undefined]);
  });
});
