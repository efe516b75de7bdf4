import { describe, expect, it } from 'vitest';
import { installLine, missingSystemPackages } from './system-packages.ts';

describe('missingSystemPackages', () => {
  it('names what is not installed, in a fixed order', () => {
    const installed = () => new Set(['libgtk-3-0', 'libgbm1', 'python3-pip']);
    expect(missingSystemPackages('screen', installed)).toEqual(['libnss3', 'libasound2']);
  });

  it('takes a library under its later name for present', () => {
    const installed = () => new Set(['libgtk-3-0t64', 'libnss3', 'libasound2t64', 'libgbm1', 'python3-pip']);
    expect(missingSystemPackages('screen', installed)).toEqual([]);
  });

  it('asks for a window manager only for tests', () => {
    const nothing = () => new Set<string>();
    expect(missingSystemPackages('virtual-display', nothing)).not.toContain('openbox');
    expect(missingSystemPackages('tests', nothing)).toContain('openbox');
  });
});

describe('installLine', () => {
  it('is one line that can be pasted', () => {
    expect(installLine(['xvfb', 'dbus'])).toBe(
      'apt-get update && apt-get install -y --no-install-recommends xvfb dbus',
    );
  });
});
