import { describe, expect, it } from 'vitest';
import { chooseStages } from './test-task.ts';

const names = (...args: readonly string[]): readonly string[] => chooseStages(args).map(({ name }) => name);

describe('chooseStages', () => {
  it('runs every stage once', () => {
    const all = names();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('application build');
    expect(all.at(-1)).toBe('end-to-end tests');
  });

  it('looks at the gallery as soon as the unit tests have run', () => {
    const all = names();
    expect(all.indexOf('gallery')).toBe(all.indexOf('unit and integration tests') + 1);
  });

  it('builds before the application is driven', () => {
    expect(names('--only', 'e2e', 'chat')).toEqual(['application build', 'end-to-end tests']);
  });

  it('builds before it packs', () => {
    expect(names('--only', 'package')).toEqual(['application build', 'package']);
  });

  it.each([
    [['--only', 'everything'], '--only takes'],
    [['chat'], 'needs --only'],
    [['--fast'], '--fast'],
  ])('refuses %j', (args, message) => {
    expect(() => chooseStages(args)).toThrow(message);
  });
});
