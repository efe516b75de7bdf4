import { describe, expect, it } from 'vitest';
import { isLink, LINK_MAX_CHARACTERS, readLink } from './read-link.ts';

const BOB = 'bob@example.com';

describe('a link', () => {
  it.each([
    ['msnim:chat?contact=bob@example.com', { kind: 'chat', address: BOB }],
    ['msnim:add?contact=bob@example.com', { kind: 'add', address: BOB }],
    ['nudge:chat?contact=Bob%40Example.com', { kind: 'chat', address: BOB }],
    ['NUDGE:Add?Contact=bob@example.com', { kind: 'add', address: BOB }],
    ['msnim://chat?contact=bob@example.com', { kind: 'chat', address: BOB }],
    ['nudge://add/?contact=bob@example.com', { kind: 'add', address: BOB }],
    ['msnim:chat?contact=bob+work@example.com', { kind: 'chat', address: 'bob+work@example.com' }],
    ['msnim:voice?contact=bob@example.com', { kind: 'call' }],
    ['msnim:video?contact=bob@example.com', { kind: 'call' }],
  ])('%s', (link, read) => expect(readLink(link)).toEqual(read));

  it.each([
    ['no contact', 'msnim:chat'],
    ['an empty one', 'msnim:chat?contact='],
    ['no address', 'msnim:chat?contact=bob'],
    ['two contacts', 'msnim:chat?contact=bob@example.com&contact=eve@example.com'],
    ['two in one', 'msnim:chat?contact=bob@example.com,eve@example.com'],
    ['two, escaped', 'msnim:chat?contact=bob@example.com%26contact%3Deve@example.com'],
    ['another argument', 'msnim:chat?contact=bob@example.com&text=hello'],
    ['an argument before', 'msnim:chat?x=1&contact=bob@example.com'],
    ['a fragment', 'msnim:chat?contact=bob@example.com#x'],
    ['another word', 'msnim:block?contact=bob@example.com'],
    ['another host', 'nudge://app/main.html'],
    ['a place after the host', 'nudge://chat/now?contact=bob@example.com'],
    ['a port', 'nudge://chat:80/?contact=bob@example.com'],
    ['a line break', 'msnim:chat?contact=bob@example.com%0D%0AX'],
    ['a line break at the end', 'msnim:chat?contact=bob@example.com\n'],
    ['a zero byte', 'msnim:chat?contact=bob%00@example.com'],
    ['a turned direction', 'msnim:chat?contact=bob%E2%80%AE@example.com'],
    ['an escape that is none', 'msnim:chat?contact=bob%@example.com'],
    ['half a character', 'msnim:chat?contact=bob%C3@example.com'],
    ['an escape within an escape', 'msnim:chat?contact=bob%2540example.com'],
    ['blanks', 'msnim:chat?contact=bob@example.com eve@example.com'],
    ['a flag after it', 'msnim:chat?contact=bob@example.com" --inspect'],
    ['a longer one than there can be', `msnim:chat?contact=${'%62'.repeat(LINK_MAX_CHARACTERS)}@example.com`],
  ])('with %s is not readable', (_what, link) => expect(readLink(link)).toEqual({ kind: 'unreadable' }));

  it('is told from other words', () => {
    expect(['msnim:x', 'Nudge:'].map(isLink)).toEqual([true, true]);
    expect(['https://example.com', 'nudge', 'x msnim:chat', '/files/nudge:1'].map(isLink)).toEqual(
      Array.from({ length: 4 }, () => false),
    );
  });

  it('of the longest address is within the limit, though every byte is escaped', () => {
    const address = `${'b'.repeat(117)}@example.com`;
    const escaped = [...Buffer.from(address)].map((byte) => `%${byte.toString(16)}`).join('');
    expect(readLink(`msnim:chat?contact=${escaped}`)).toEqual({ kind: 'chat', address });
  });
});
