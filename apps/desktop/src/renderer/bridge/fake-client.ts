import type {
  Bridge,
  Changes,
  Numbered,
  Reply,
  RequestArguments,
  RequestName,
  RequestResult,
  SnapshotOf,
  WindowKind,
} from '@nudge/ipc-contract';

/** One request a window made, as it made it. */
export interface RecordedRequest {
  readonly name: RequestName;
  readonly arguments: unknown;
}

/** Answers some requests; what it leaves out is answered with plain success. */
export type FakeAnswers = {
  readonly [Name in RequestName]?: (
    requestArguments: RequestArguments<Name>,
  ) => Reply<RequestResult<Name>> | Promise<Reply<RequestResult<Name>>>;
};

/** A bridge without an application behind it: for the gallery and for tests. */
export interface FakeClient<Kind extends WindowKind> {
  readonly bridge: Bridge<Kind>;
  readonly requests: readonly RecordedRequest[];
  /** Sends a change with the next number. */
  readonly change: (change: Changes[Kind]) => void;
  readonly playSound: (url: string) => void;
  /** Arguments of the requests of one name, oldest first. */
  readonly requested: <Name extends RequestName>(name: Name) => readonly RequestArguments<Name>[];
}

interface FakeClientOptions<Kind extends WindowKind> {
  readonly kind: Kind;
  readonly snapshot: SnapshotOf<Kind>;
  readonly answers?: FakeAnswers;
  /** Hears every request; the gallery writes them to its console. */
  readonly onRequest?: (request: RecordedRequest) => void;
}

/** Success without a value, as most requests answer. */
export const DONE: Reply<undefined> = { ok: true, value: undefined };

export function createFakeClient<Kind extends WindowKind>(
  options: FakeClientOptions<Kind>,
): FakeClient<Kind> {
  const requests: RecordedRequest[] = [];
  const changeListeners = new Set<(numbered: Numbered<Changes[Kind]>) => void>();
  const soundListeners = new Set<(url: string) => void>();
  let number = options.snapshot.number;

  const answer = async (name: RequestName, requestArguments: unknown): Promise<Reply<unknown>> => {
    if (name === 'getSnapshot') return { ok: true, value: options.snapshot };
    const scripted = options.answers?.[name] as
      ((given: unknown) => Reply<unknown> | Promise<Reply<unknown>>) | undefined;
    return scripted === undefined ? DONE : await scripted(requestArguments);
  };

  const bridge: Bridge<Kind> = {
    kind: options.kind,
    request: async (name, requestArguments) => {
      const recorded = { name, arguments: requestArguments };
      requests.push(recorded);
      options.onRequest?.(recorded);
      return (await answer(name, requestArguments)) as Reply<RequestResult<typeof name>>;
    },
    dropFiles: async (files, target) => {
      const paths = files.map(({ name }) => `/dropped/${name}`);
      if (target === undefined) return bridge.request('offerFiles', { paths });
      const whom = options.kind === 'tabs' ? { conversationId: target } : { address: target };
      return bridge.request('offerFiles', { paths, ...whom });
    },
    onChange: subscription(changeListeners),
    onSound: subscription(soundListeners),
  };

  return {
    bridge,
    requests,
    change: (change) => {
      number += 1;
      for (const listener of changeListeners) listener({ number, change });
    },
    playSound: (url) => {
      for (const listener of soundListeners) listener(url);
    },
    requested: <Name extends RequestName>(name: Name) =>
      requests
        .filter((recorded) => recorded.name === name)
        .map((recorded) => recorded.arguments as RequestArguments<Name>),
  };
}

function subscription<Value>(listeners: Set<(value: Value) => void>) {
  return (listener: (value: Value) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
