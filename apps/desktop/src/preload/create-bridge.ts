/**
 * What a window gets. Requests outside its allow-list do not leave it; files are offered only by `dropFiles`, which
 * looks their paths up itself: a page never names a path.
 */
import type {
  CrossingBridge,
  DroppedFile,
  Reply,
  RequestArguments,
  RequestName,
  RequestResult,
  WindowKind,
} from '@nudge/ipc-contract';
import { CHANGE_CHANNEL, DROPPED_FILES_MAX, SOUND_CHANNEL } from '@nudge/ipc-contract';

/** What the bridge needs of Electron. */
export interface BridgePorts {
  readonly invoke: (name: RequestName, requestArguments: unknown) => Promise<unknown>;
  /** Returns the unsubscribe. */
  readonly listen: <Value>(channel: string, listener: (value: Value) => void) => () => void;
  /** Where a file of the page lies; empty for one that is on no disk. */
  readonly pathOf: (file: DroppedFile) => string;
}

const NOT_ALLOWED: Reply<never> = { ok: false, failure: { code: 'notAllowed' } };
const NO_SUCH_FILE: Reply<never> = { ok: false, failure: { code: 'noSuchFile' } };

/** Never asked for by a page, whatever its allow-list says. */
const ONLY_BY_DROPPING: RequestName = 'offerFiles';

export function createBridge(
  kind: WindowKind,
  allowedRequests: readonly RequestName[],
  { invoke, listen, pathOf }: BridgePorts,
): CrossingBridge {
  const allowed = new Set(allowedRequests);
  return {
    kind,
    request: async <Name extends RequestName>(name: Name, requestArguments: RequestArguments<Name>) => {
      if (name === ONLY_BY_DROPPING || !allowed.has(name)) return NOT_ALLOWED;
      return (await invoke(name, requestArguments)) as Reply<RequestResult<Name>>;
    },
    dropFiles: async (files, target) => {
      if (!allowed.has(ONLY_BY_DROPPING)) return NOT_ALLOWED;
      const paths = files.slice(0, DROPPED_FILES_MAX + 1).map(pathOf);
      if (paths.length === 0 || paths.includes('')) return NO_SUCH_FILE;
      return (await invoke(ONLY_BY_DROPPING, { paths, ...targetOf(kind, target) })) as Reply<undefined>;
    },
    onChange: (listener) => listen(CHANGE_CHANNEL, listener),
    onSound: (listener) => (kind === 'main' ? listen(SOUND_CHANNEL, listener) : () => {}),
  };
}

/** On whom files fell: in the window of tabs a conversation, elsewhere a contact. */
function targetOf(
  kind: WindowKind,
  target: string | undefined,
): Omit<RequestArguments<'offerFiles'>, 'paths'> {
  if (target === undefined) return {};
  return kind === 'tabs' ? { conversationId: target } : { address: target };
}
