import { describe, expect, it } from 'vitest';
import { releaseNotes, updateFeed } from './update-feed.ts';

describe('the feed of a package', () => {
  it('is what the environment names, or none', () => {
    expect(updateFeed({})).toBeUndefined();
    expect(updateFeed({ NUDGE_UPDATE_URL: '', NUDGE_UPDATE_REPOSITORY: '' })).toBeUndefined();
    expect(updateFeed({ NUDGE_UPDATE_URL: 'https://nudge.example/updates' })).toEqual({
      provider: 'generic',
      url: 'https://nudge.example/updates',
    });
    expect(updateFeed({ NUDGE_UPDATE_REPOSITORY: 'nudge/messenger' })).toEqual({
      provider: 'github',
      owner: 'nudge',
      repo: 'messenger',
    });
  });

  it.each([
    [{ NUDGE_UPDATE_URL: 'http://nudge.example/' }, /https/],
    [{ NUDGE_UPDATE_URL: 'nudge.example' }, /https/],
    [{ NUDGE_UPDATE_REPOSITORY: 'nudge' }, /OWNER/],
    [{ NUDGE_UPDATE_REPOSITORY: 'https://nudge.example/a/b' }, /OWNER/],
    [{ NUDGE_UPDATE_URL: 'https://nudge.example/', NUDGE_UPDATE_REPOSITORY: 'a/b' }, /one feed/],
  ])('is refused when it makes no sense: %j', (env, message) => {
    expect(() => updateFeed(env)).toThrow(message);
  });
});

describe('what is new in a version', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-11-27\n\n- One.\n- Two.\n\n## [1.0.0]\n\n- Zero.\n';

  it('is what the changelog says of it', () => {
    expect(releaseNotes(changelog, '1.1.0')).toBe('- One.\n- Two.');
    expect(releaseNotes(changelog, '1.0.0')).toBe('- Zero.');
  });

  it('is nothing where it says nothing', () => {
    expect(releaseNotes(changelog, '1.1')).toBeUndefined();
    expect(releaseNotes(changelog, 'Unreleased')).toBeUndefined();
    expect(releaseNotes('', '1.0.0')).toBeUndefined();
  });
});
