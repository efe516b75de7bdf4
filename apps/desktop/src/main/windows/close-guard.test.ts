import { expect, it } from 'vitest';
import { settle } from '../../../test/messenger-scene.ts';
import { CloseGuard } from './close-guard.ts';

function scene(answers: readonly (boolean | Error | undefined)[]) {
  const left = [...answers];
  const asked: string[] = [];
  const guard = new CloseGuard({
    ask: (id) => {
      asked.push(id);
      const answer = left.shift();
      if (answer === undefined) return undefined;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  let isClosed = false;
  /** As the system does it: an event first, and the end if nobody prevents it. */
  const close = (): void => {
    let isPrevented = false;
    guard.closing('c1', { prevent: () => void (isPrevented = true), close });
    isClosed ||= !isPrevented;
  };
  return { guard, asked, close, isClosed: () => isClosed };
}

it('closes at once what nothing goes on in', () => {
  const { close, isClosed } = scene([undefined]);
  close();
  expect(isClosed()).toBe(true);
});

it('closes after a yes, and is not asked about again', async () => {
  const { asked, close, isClosed } = scene([true]);
  close();
  expect(isClosed()).toBe(false);
  await settle();
  expect([isClosed(), asked]).toEqual([true, ['c1']]);
});

it('stays after a no, and is asked about the next time', async () => {
  const { asked, close, isClosed } = scene([false, true]);
  close();
  await settle();
  expect(isClosed()).toBe(false);
  close();
  await settle();
  expect([isClosed(), asked.length]).toEqual([true, 2]);
});

it('is asked about once, however often the person tries', async () => {
  const { asked, close, isClosed } = scene([true]);
  close();
  close();
  close();
  expect([isClosed(), asked.length]).toEqual([false, 1]);
  await settle();
  expect(isClosed()).toBe(true);
});

it('stays when it could not be asked about, and is asked about the next time', async () => {
  const { asked, close, isClosed } = scene([new Error('no dialog'), true]);
  close();
  await settle();
  expect(isClosed()).toBe(false);
  close();
  await settle();
  expect([isClosed(), asked.length]).toEqual([true, 2]);
});

it('that is gone takes its question along', async () => {
  const { guard, asked, close, isClosed } = scene([true, false]);
  close();
  guard.gone('c1');
  await settle();
  expect(isClosed()).toBe(false);
  close();
  expect(asked).toHaveLength(2);
});

it('that is gone takes a yes along that did not close it', async () => {
  const guard = new CloseGuard({ ask: () => Promise.resolve(true) });
  const prevented: string[] = [];
  const closing = { prevent: () => void prevented.push('c1'), close: () => {} };
  guard.closing('c1', closing);
  await settle();
  guard.gone('c1');
  guard.closing('c1', closing);
  expect(prevented).toHaveLength(2);
});

it('holds nothing back when the application ends', () => {
  const { guard, asked, close, isClosed } = scene([false]);
  guard.letAllClose();
  close();
  expect([isClosed(), asked]).toEqual([true, []]);
});
