import { expect, it } from 'vitest';
import { sandboxOf } from './sandbox-facts.ts';

const held = 'Name:\tnudge\nNoNewPrivs:\t1\nSeccomp:\t2\n';
const apart = { hasOwnUserNamespace: true, hasOwnProcessNamespace: true };

it('tells the two ways into the sandbox apart', () => {
  expect(sandboxOf({ status: held, ...apart })).toBe('user namespaces');
  expect(sandboxOf({ status: held, ...apart, hasOwnUserNamespace: false })).toBe('setuid helper');
});

it('sees where it is off, wholly or by half', () => {
  const none = { hasOwnUserNamespace: false, hasOwnProcessNamespace: false };
  expect(sandboxOf({ status: held, ...none })).toBe('off');
  expect(sandboxOf({ status: held.replace('Seccomp:\t2', 'Seccomp:\t0'), ...apart })).toBe('off');
  expect(sandboxOf({ status: held.replace('NoNewPrivs:\t1', 'NoNewPrivs:\t0'), ...apart })).toBe('off');
});
