import { EventEmitter } from 'node:events';
import { isUpdateAddress } from './update-address.ts';

interface RequestOptions {
  readonly protocol?: string | null;
  readonly hostname?: string | null;
}

type CreateRequest = (options: RequestOptions, ...rest: readonly unknown[]) => unknown;

/** Fails like a request does. Where a server leads on, an error that is thrown would be caught by nobody. */
class RefusedRequest extends EventEmitter {
  end(): void {
    setImmediate(() => this.emit('error', new Error('ERR_UPDATE_ADDRESS_REFUSED')));
  }

  abort(): void {
    this.removeAllListeners();
  }
}

const isFunction = (value: unknown): value is CreateRequest => typeof value === 'function';

/**
 * Makes electron-updater's way to the network refuse all that is no address for updates, also where a feed names a
 * file or a server leads on to another. It has no door for that, so its one function for requests is wrapped.
 * Throws for something that has no such function.
 */
export function guardRequests(executor: object): void {
  const create: unknown = Reflect.get(executor, 'createRequest');
  if (!isFunction(create)) throw new Error('updates: no way to the network');
  const guarded: CreateRequest = (options, ...rest) => {
    // Without a protocol it is https, as in Node.
    if (!isUpdateAddress(options.protocol ?? 'https:', options.hostname ?? '')) {
      return new RefusedRequest();
    }
    return Reflect.apply(create, executor, [options, ...rest]);
  };
  Reflect.set(executor, 'createRequest', guarded);
}
