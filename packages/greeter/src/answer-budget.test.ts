import { expect, test } from 'vitest';
import { ANSWER_INTERVAL, AnswerBudget, ANSWERS_IN_A_ROW, PEOPLE_REMEMBERED } from './answer-budget.ts';

test('so many answers in a row, then one for each interval, for each person alone', () => {
  const budget = new AnswerBudget();
  const row = Array.from({ length: ANSWERS_IN_A_ROW + 2 }, () => budget.take('ann', 0));
  expect(row.filter(Boolean)).toHaveLength(ANSWERS_IN_A_ROW);
  expect(budget.take('bob', 0)).toBe(true);
  expect(budget.take('ann', ANSWER_INTERVAL - 1)).toBe(false);
  expect(budget.take('ann', ANSWER_INTERVAL + 1)).toBe(true);
  expect(budget.take('ann', ANSWER_INTERVAL + 2)).toBe(false);
});

test('strangers cannot fill the memory', () => {
  const budget = new AnswerBudget();
  for (let round = 0; round < ANSWERS_IN_A_ROW; round++) budget.take('first', 0);
  for (let person = 0; person < PEOPLE_REMEMBERED; person++) budget.take(`person ${person}`, 0);
  expect(budget.take('first', 0)).toBe(true);
});
