import { describe, expect, it } from 'vitest';
import { isNetworkMetered } from './metered-network.ts';

describe('a network that costs by the byte', () => {
  const asked = (platform: NodeJS.Platform, output: string | Error) =>
    isNetworkMetered({
      platform,
      run: async () => {
        if (output instanceof Error) throw output;
        return output;
      },
    });

  it.each([
    ['linux', 'u 1\n', true],
    ['linux', 'u 3\n', true],
    ['linux', 'u 2\n', false],
    ['linux', 'u 0\n', false],
    ['linux', 'u 13\n', false],
    ['win32', 'Fixed\r\n', true],
    ['win32', 'Variable\r\n', true],
    ['win32', 'Unrestricted\r\n', false],
    ['darwin', 'u 1', false],
  ] as const)('%s says %j', async (platform, output, isMetered) => {
    expect(await asked(platform, output)).toBe(isMetered);
  });

  it('is none where nobody can tell', async () => {
    expect(await asked('linux', new Error('no such program'))).toBe(false);
  });
});
