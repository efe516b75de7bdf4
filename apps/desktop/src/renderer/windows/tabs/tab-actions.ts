import type { Bridge, RequestArguments, RequestFailure } from '@nudge/ipc-contract';

/** Everything the window of tabs asks of main. */
export interface TabActions {
  readonly show: (conversationId: string) => void;
  readonly close: (conversationId: string) => void;
  /** To this place, from 0. */
  readonly move: (conversationId: string, to: number) => void;
  readonly step: (by: 1 | -1) => void;
  /** Into the conversation in front. */
  readonly enter: () => void;
  readonly place: (edges: RequestArguments<'placeTabs'>) => void;
  readonly control: (action: RequestArguments<'controlWindow'>['action']) => void;
  /** Files that fell on a tab. */
  readonly giveFiles: (conversationId: string, files: readonly File[]) => void;
}

/** `onTrouble` is told why files were not offered, and nothing when they were. */
export function createTabActions(
  bridge: Bridge<'tabs'>,
  onTrouble: (failure: RequestFailure | undefined) => void,
): TabActions {
  return {
    show: (conversationId) => void bridge.request('showTab', { conversationId }),
    close: (conversationId) => void bridge.request('closeTab', { conversationId }),
    move: (conversationId, to) => void bridge.request('moveTab', { conversationId, to }),
    step: (by) => void bridge.request('stepTab', { by }),
    enter: () => void bridge.request('moveFocus', { to: 'conversation' }),
    place: (edges) => void bridge.request('placeTabs', edges),
    control: (action) => void bridge.request('controlWindow', { action }),
    giveFiles: (conversationId, files) => {
      void bridge.request('showTab', { conversationId });
      void bridge
        .dropFiles(files, conversationId)
        .then((reply) => onTrouble(reply.ok ? undefined : reply.failure));
    },
  };
}
