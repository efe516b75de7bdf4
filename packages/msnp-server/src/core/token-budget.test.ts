import { expect, test } from 'vitest';
import { TokenBudget } from './token-budget.ts';

test('a burst, then so much with each second, never more than the burst', () => {
  const budget = new TokenBudget({ perSecond: 10, atOnce: 30 }, 0);
  expect(budget.spend(30, 0)).toBe(0);
  expect(budget.left(500)).toBe(5);
  expect(budget.left(2_000)).toBe(20);
  expect(budget.left(60_000)).toBe(30);
});

test('a debt is waited off', () => {
  const budget = new TokenBudget({ perSecond: 10, atOnce: 30 }, 1_000);
  expect(budget.availableAt()).toBe(1_000);
  expect(budget.spend(50, 1_000)).toBe(-20);
  const at = budget.availableAt();
  expect(budget.left(at - 2)).toBeLessThanOrEqual(0);
  expect(budget.left(at)).toBeGreaterThan(0);
});

test('a clock that lies behind brings nothing and takes nothing', () => {
  const budget = new TokenBudget({ perSecond: 10, atOnce: 30 }, 5_000);
  budget.spend(10, 5_000);
  expect(budget.left(1_000)).toBe(20);
  expect(budget.left(5_100)).toBe(21);
});

test('no limit is never used up', () => {
  const budget = new TokenBudget({ perSecond: Infinity, atOnce: Infinity }, 0);
  expect(budget.spend(1e15, 0)).toBe(Infinity);
  expect(budget.spend(1e15, 1_000)).toBe(Infinity);
});
