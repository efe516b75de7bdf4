import { expect, it } from 'vitest';
import { openCloak } from './cloak.ts';
import type { ForeignFunctions } from './foreign-functions.ts';

const E_HANDLE = -2_147_024_890;

/** The desktop window manager, as far as this goes: who has cloaked which window; one that is not there is unknown. */
function manager(cloaked: ReadonlyMap<bigint, number>) {
  const asked: unknown[] = [];
  const functions: ForeignFunctions = {
    load: (library) => ({
      func: (definition) => {
        asked.push(library, definition);
        return (window, attribute, out, size) => {
          const by = cloaked.get(window as bigint);
          (out as number[])[0] = by ?? 2;
          asked.push([window, attribute, size]);
          return by === undefined ? E_HANDLE : 0;
        };
      },
    }),
  };
  return { functions, asked };
}

it('asks by the name and numbers of dwmapi.h', () => {
  const { functions, asked } = manager(new Map());
  openCloak(functions)(['4294967297']);
  expect(asked).toEqual([
    'dwmapi.dll',
    'int32_t __stdcall DwmGetWindowAttribute(uintptr_t window, uint32_t attribute, _Out_ uint32_t *value, uint32_t size)',
    [4_294_967_297n, 14, 4],
  ]);
});

it('takes only those that the shell has cloaked, and none that is gone', () => {
  const { functions } = manager(
    new Map([
      [1n, 0],
      [2n, 1],
      [3n, 2],
      [4n, 6],
    ]),
  );
  expect(openCloak(functions)(['1', '2', '3', '4', '5'])).toEqual(['3', '4']);
});
