import { expect, it } from 'vitest';
import { DIED_AGAIN_MILLISECONDS, PageDeaths } from './page-deaths.ts';

it('a page that died is loaded again', () => {
  const deaths = new PageDeaths();
  expect(deaths.next(0)).toBe('reload');
  expect(deaths.next(DIED_AGAIN_MILLISECONDS)).toBe('reload');
});

it('one that dies again soon asks first, each time', () => {
  const deaths = new PageDeaths();
  deaths.next(0);
  expect(deaths.next(DIED_AGAIN_MILLISECONDS - 1)).toBe('ask');
  expect(deaths.next(2 * DIED_AGAIN_MILLISECONDS - 2)).toBe('ask');
});
