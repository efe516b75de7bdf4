import { describe, expect, it } from 'vitest';
import { LINK_MAX_CHARACTERS, openableLink } from './links.ts';

describe('links', () => {
  it.each(['http://example.com/', 'https://example.com/a?b=c#d', 'mailto:bob@example.com'])(
    '%s may be opened',
    (link) => {
      expect(openableLink(link)).toBe(link);
    },
  );

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'nudge://app/windows/main/index.html',
    'vbscript:x',
    'smb://host/share',
    'ms-msdt:/id',
    'example.com',
    'https://example.com/\n',
    'https://exa mple.com/',
    'https://bank.example@evil.example/',
    `https://example.com/${'x'.repeat(LINK_MAX_CHARACTERS)}`,
    '',
  ])('%s may not', (link) => {
    expect(openableLink(link)).toBeUndefined();
  });
});
