import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { expect, it } from 'vitest';
import { DictionaryFetch } from './dictionary-fetch.ts';
import type { NameAsker } from './proxy-answers.ts';

const PROXY: ProxyOptions = {
  kind: 'http',
  host: 'proxy.example',
  port: 8080,
  user: 'ana',
  password: 'secret',
};
const BY_PROXY: NameAsker = { isProxy: true, host: 'proxy.example', port: 8080 };

function scene(asker: NameAsker | 'nobody' = BY_PROXY, asks = 1) {
  const current: { proxy: ProxyOptions | undefined } = { proxy: PROXY };
  const done: unknown[] = [];
  const fetch = new DictionaryFetch(
    {
      knock: async (answerName) => {
        done.push('knock');
        if (asker === 'nobody') return;
        for (let times = 0; times < asks; times += 1) answerName(asker, (...words) => void done.push(words));
      },
      fetchAgain: () => void done.push('fetch'),
    },
    () => current.proxy,
  );
  return { fetch, done, current };
}

const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

it('a dictionary that has not come is fetched once more, when the proxy knows who we are', async () => {
  const { fetch, done } = scene();
  fetch.failed();
  await settled();
  expect(done).toEqual(['knock', ['ana', 'secret'], 'fetch']);
  fetch.failed();
  await settled();
  expect(done).toHaveLength(3);
});

it('with another password it is tried again, and only where one has not come', async () => {
  const { fetch, done, current } = scene();
  fetch.proxyTaken();
  await settled();
  expect(done).toEqual([]);
  fetch.failed();
  await settled();
  fetch.failed();
  current.proxy = { ...PROXY, password: 'other' };
  fetch.proxyTaken();
  await settled();
  expect(done.slice(3)).toEqual(['knock', ['ana', 'other'], 'fetch']);
  fetch.proxyTaken();
  await settled();
  expect(done).toHaveLength(6);
});

it.each<[string, ProxyOptions | undefined]>([
  ['no proxy', undefined],
  ['one without a name', { kind: 'http', host: 'proxy.example', port: 8080 }],
  ['a SOCKS proxy', { ...PROXY, kind: 'socks' }],
])('nobody is asked where there is %s', async (_what, proxy) => {
  const { fetch, done, current } = scene();
  current.proxy = proxy;
  fetch.failed();
  await settled();
  expect(done).toEqual([]);
});

it('nothing is fetched again where the proxy wanted no name', async () => {
  const { fetch, done } = scene('nobody');
  fetch.failed();
  await settled();
  expect(done).toEqual(['knock']);
});

it.each([{ isProxy: false }, { host: 'other.example' }, { port: 3128 }])(
  'says the password to nobody else: %j',
  async (other) => {
    const { fetch, done } = scene({ ...BY_PROXY, ...other });
    fetch.failed();
    await settled();
    expect(done[1]).toEqual([]);
  },
);

it('says a password that is not taken only once', async () => {
  const { fetch, done } = scene(BY_PROXY, 2);
  fetch.failed();
  await settled();
  expect(done).toEqual(['knock', ['ana', 'secret'], [], 'fetch']);
});
