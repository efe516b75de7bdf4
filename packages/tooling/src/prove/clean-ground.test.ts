import { expect, it } from 'vitest';
import { asUser, inRoot, onGround, rootOf } from './clean-ground.ts';

const ground = { base: '/b', work: '/w', archives: '/a', packages: '/p' };
const told = { command: 'program', args: ['a b', '$HOME'] };

it('hands a command on as separate words', () => {
  for (const way of [onGround(ground, 'own', told), inRoot(ground, told)]) {
    expect(way.command).toBe('unshare');
    expect(way.args.slice(-3)).toEqual(['program', 'a b', '$HOME']);
  }
});

it('ends what runs there with its first process, and cuts the network where told to', () => {
  expect(onGround(ground, 'own', told).args).toEqual(expect.arrayContaining(['--kill-child', '--net']));
  expect(onGround(ground, 'machine', told).args).not.toContain('--net');
});

it('enters the root of that ground', () => {
  expect(inRoot(ground, told).args).toContain(rootOf(ground));
});

it('makes an ordinary user with an environment of their own', () => {
  const { args } = asUser(ground, { name: 'ann', id: 1234 }, { ...told, env: { EXTRA: '1' } });
  const words = args.slice(args.indexOf('setpriv'));
  expect(words).toEqual(expect.arrayContaining(['--reuid=1234', '--regid=1234', '--clear-groups']));
  expect(words.slice(words.indexOf('env'))).toEqual([
    'env',
    '-i',
    'HOME=/home/ann',
    'USER=ann',
    'PATH=/usr/bin:/bin',
    'LANG=C.UTF-8',
    'EXTRA=1',
    'program',
    'a b',
    '$HOME',
  ]);
});
