import { expect, it } from 'vitest';
import type { ForeignFunctions } from './foreign-functions.ts';
import { openShellLook } from './shell-look.ts';

/** Windows, as far as this goes: `result` is what the call returns, `state` what it writes. */
function windows(result: number, state: number) {
  const opened: string[] = [];
  const functions: ForeignFunctions = {
    load: (library) => ({
      func: (definition) => {
        opened.push(library, definition);
        return (out) => {
          (out as number[])[0] = state;
          return result;
        };
      },
    }),
  };
  return { functions, opened };
}

it('asks the shell by its own name for it', () => {
  const { functions, opened } = windows(0, 5);
  openShellLook(functions);
  expect(opened).toEqual([
    'shell32.dll',
    'int32_t __stdcall SHQueryUserNotificationState(_Out_ int32_t *state)',
  ]);
});

it.each([
  [1, false],
  [2, true],
  [3, true],
  [4, true],
  [5, false],
  [6, false],
  [7, false],
])('state %i means filled: %s', (state, isFilled) => {
  expect(openShellLook(windows(0, state).functions)()).toBe(isFilled);
});

it('does not guess when the call fails', () => {
  const E_FAIL = -2_147_467_259;
  const look = openShellLook(windows(E_FAIL, 2).functions);
  expect(look).toThrow(String(E_FAIL));
});
