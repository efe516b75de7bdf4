import { describe, expect, it } from 'vitest';
import { nowPlayingText } from './now-playing.ts';

describe('what somebody listens to', () => {
  it.each([
    ['\\0Music\\01\\0{0} - {1}\\0Song\\0Singer\\0Album\\0', 'Song - Singer'],
    ['Player\\0Music\\01\\0{0}\\0Song {1}\\0Singer', 'Song {1}'],
    ['\\0Games\\01\\0Playing {0}\\0Chess\\0', 'Playing Chess'],
    ['\\0Music\\00\\0{0}\\0Song', ''],
    ['\\0Music\\01\\0{0} - {9}\\0Song', 'Song -'],
    ['', ''],
    ['no separators', ''],
  ])('%s reads %s', (currentMedia, text) => {
    expect(nowPlayingText(currentMedia)).toBe(text);
  });
});
