import { expect, test } from 'vitest';
import { Turn } from './turn.ts';

function turn(): { readonly turn: Turn; readonly said: string[] } {
  const said: string[] = [];
  return { turn: new Turn(() => said.push('settled')), said };
}

test('what is to be told is told when the machine is at rest, in order', () => {
  const { turn: one, said } = turn();
  one.run(() => {
    one.tell(() => said.push('first'));
    one.tell(() => said.push('second'));
    said.push('work');
  }, 0);
  expect(said).toEqual(['work', 'settled', 'first', 'second', 'settled']);
});

test('work asked for by whoever is told belongs to the same turn', () => {
  const { turn: one, said } = turn();
  one.run(() => {
    one.tell(() => {
      said.push('told');
      one.run(() => {
        said.push('inner work');
        one.tell(() => said.push('inner told'));
      }, 0);
      said.push('told to the end');
    });
  }, 0);
  expect(said).toEqual([
    'settled',
    'told',
    'inner work',
    'told to the end',
    'settled',
    'inner told',
    'settled',
  ]);
});

test('work that comes while it settles is settled too', () => {
  const said: string[] = [];
  let isFirst = true;
  const one: Turn = new Turn(() => {
    said.push('settled');
    if (!isFirst) return;
    isFirst = false;
    one.run(() => said.push('ready'), 0);
  });
  one.run(() => said.push('work'), 0);
  expect(said).toEqual(['work', 'settled', 'ready', 'settled']);
});

test('with later, nothing is told inside the call', () => {
  const { turn: one, said } = turn();
  one.run(() => one.tell(() => said.push('told')), 0, 'later');
  expect([said, one.isPending]).toEqual([['settled'], true]);
  one.run(() => undefined, 0);
  expect([said, one.isPending]).toEqual([['settled', 'settled', 'told', 'settled'], false]);
});
