import { describe, expect, it } from 'vitest';
import { pageOfFeed } from './packed-feed.ts';

describe('the feed of a package', () => {
  it('leads to a page', () => {
    expect(pageOfFeed('provider: generic\nurl: https://nudge.example/updates/')).toBe(
      'https://nudge.example/updates/',
    );
    expect(pageOfFeed('owner: nudge\nrepo: nudge\nprovider: github')).toBe(
      'https://github.com/nudge/nudge/releases/latest',
    );
  });

  it('is read as electron-builder writes it', () => {
    const file =
      'owner: \'nudge\'\nrepo: "messenger"\nprovider: github\nupdaterCacheDirName: nudge-updater\n';
    expect(pageOfFeed(file)).toBe('https://github.com/nudge/messenger/releases/latest');
  });

  it.each([
    '',
    'provider: generic',
    'provider: generic\nurl: http://nudge.example/',
    'provider: generic\nurl: file:///etc',
    'provider: custom\nurl: https://nudge.example/',
    'provider: github\nowner: ../..\nrepo: a/b',
    '- : [',
  ])('is nothing in %j', (file) => expect(pageOfFeed(file)).toBeUndefined());
});
