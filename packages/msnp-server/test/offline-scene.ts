/** The web services of a service in memory, and people who are signed in and use them. */
import { encodeUtf8, FETCH_PATH } from '@nudge/msnp-codec';
import { FetchRoute } from '../src/front/offline/fetch-route.ts';
import { StoreRoute } from '../src/front/offline/store-route.ts';
import type { Store } from '../src/store/store.ts';
import { Harness, type MemoryClient } from './harness.ts';
import { OfflineClient, type Post } from './offline-client.ts';

export interface Scene {
  readonly harness: Harness;
  readonly post: Post;
}

export async function scene(options: { readonly store?: Store } = {}): Promise<Scene> {
  const harness = await Harness.open(options);
  await harness.accounts('alice', 'bob', 'carol');
  const store = new StoreRoute(harness.service.core);
  const fetch = new FetchRoute(harness.service.core);
  const post: Post = async (path, text) => {
    const route = path === FETCH_PATH ? fetch : store;
    return (await route.answer(encodeUtf8(text))).body;
  };
  return { harness, post };
}

/** Signed in with MSNP12, not yet with a status; and the same person at the web services. */
export async function arrive({ harness, post }: Scene, name: string): Promise<[MemoryClient, OfflineClient]> {
  const client = await harness.signIn(name, 12);
  return [client, new OfflineClient(name, harness.tickets.get(name) ?? '', post)];
}
