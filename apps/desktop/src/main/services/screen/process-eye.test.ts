import { expect, it } from 'vitest';
import { ProcessEye, type FromEyeProcess, type ToEyeProcess } from './process-eye.ts';

const FILLED = { isFilled: true, elsewhere: [] };
const FREE = { isFilled: false, elsewhere: ['7'] };

function scene() {
  const sent: ToEyeProcess[] = [];
  const state = { closed: 0 };
  let take: (message: FromEyeProcess) => void = () => expect.unreachable();
  let end: () => void = () => expect.unreachable();
  const eye = new ProcessEye({
    send: (message) => void sent.push(message),
    onMessage: (listener) => void (take = listener),
    onClosed: (listener) => void (end = listener),
    close: () => void (state.closed += 1),
  });
  return { eye, sent, state, take: (message: FromEyeProcess) => take(message), end: () => end() };
}

it('asks the process, which answers in order', async () => {
  const { eye, sent, take } = scene();
  const answers = [eye.look([]), eye.look(['7', '8'])];
  take(FILLED);
  take(FREE);
  take(FILLED);
  expect([await Promise.all(answers), sent]).toEqual([
    [FILLED, FREE],
    [[], ['7', '8']],
  ]);
});

it('settles what was asked when the process ends, and what is asked later', async () => {
  const { eye, sent, end } = scene();
  const early = eye.look([]);
  end();
  await expect(early).rejects.toThrow('has ended');
  await expect(eye.look([])).rejects.toThrow('has ended');
  expect(sent).toHaveLength(1);
});

it('ends a process that cannot look', async () => {
  const { eye, state, take } = scene();
  const asked = eye.look([]);
  take('failed');
  await expect(asked).rejects.toThrow('has ended');
  expect(state.closed).toBe(1);
});
