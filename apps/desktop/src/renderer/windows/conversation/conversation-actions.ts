/**
 * Everything a conversation window asks of main. What fails is told in words by `onTrouble`; what the user chose
 * shows at once, and main's answer brings the settings as they then are.
 */
import type {
  Bridge,
  RequestArguments,
  RequestFailure,
  RequestName,
  Settings,
  TextFormatView,
} from '@nudge/ipc-contract';
import type { FontChoice } from '../../components/composer/font-form.tsx';
import { withRecent } from '../../components/composer/emoticon-cells.ts';
import { applyEarlierLines, type ConversationStore } from '../../stores/conversation.ts';
import { createTypingReporter } from './typing-reporter.ts';

/** As much as main puts on the clipboard at once. */
const COPY_MAX_CHARACTERS = 100_000;

type MessageSettings = Settings['messages'];

interface ConversationActionsOptions {
  readonly bridge: Bridge<'conversation'>;
  readonly store: ConversationStore;
  readonly onTrouble: (failure: RequestFailure) => void;
  /** A text main did not take comes back to the input. */
  readonly onNotSent: (text: string) => void;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
}

export type ConversationActions = ReturnType<typeof createConversationActions>;

export function createConversationActions(options: ConversationActionsOptions) {
  const { bridge, store, onTrouble, onNotSent, now } = options;
  const ask = async <Name extends RequestName>(
    name: Name,
    given: RequestArguments<Name>,
  ): Promise<boolean> => {
    const reply = await bridge.request(name, given);
    if (!reply.ok) onTrouble(reply.failure);
    return reply.ok;
  };
  const choose = (messages: Partial<MessageSettings>): void => {
    store.setState(({ settings }) => ({
      settings: { ...settings, messages: { ...settings.messages, ...messages } },
    }));
    void ask('updateSettings', { patch: { messages } });
  };
  const chosen = (): MessageSettings => store.getState().settings.messages;
  const typing = createTypingReporter({ now, report: () => void bridge.request('sendTyping', {}) });
  let isLoading = false;

  return {
    send: async (text: string): Promise<void> => {
      typing.sent();
      const isTaken = await ask('sendText', { text, format: chosen().format });
      if (!isTaken) onNotSent(text);
    },
    sendAgain: (lineId: string): void => void ask('sendAgain', { lineId }),
    nudge: async (): Promise<void> => {
      const reply = await bridge.request('sendNudge', {});
      // A line of the history says that it was too soon.
      if (!reply.ok && reply.failure.code !== 'tooSoon') onTrouble(reply.failure);
    },
    typed: (): void => {
      if (chosen().sendTyping && store.getState().ability.canSend) typing.typed();
    },
    saveDraft: (text: string): void => void bridge.request('saveDraft', { text }),
    loadEarlier: async (): Promise<void> => {
      const [first] = store.getState().lines;
      if (isLoading || first === undefined) return;
      isLoading = true;
      const reply = await bridge.request('loadEarlier', { beforeLineId: first.id });
      isLoading = false;
      if (reply.ok) store.setState((state) => applyEarlierLines(state, reply.value));
      else onTrouble(reply.failure);
    },
    invite: (addresses: readonly string[]): void => {
      for (const address of addresses) void ask('invite', { address });
    },
    addContact: (address: string): void => void ask('addContact', { address }),
    block: (address: string): void => void ask('block', { address }),
    unblock: (address: string): void => void ask('unblock', { address }),
    goOnline: (): void => void ask('setStatus', { status: 'online' }),
    changeFont: ({ format, size }: FontChoice): void => choose({ format, fontSize: size }),
    changeFormat: (format: Partial<TextFormatView>): void =>
      choose({ format: { ...chosen().format, ...format } }),
    useEmoticon: (code: string): void =>
      choose({ recentEmoticons: [...withRecent(chosen().recentEmoticons, code)] }),
    choose,
    openLink: (url: string): void => void ask('openLink', { url }),
    copyText: (text: string): void => void ask('copyText', { text: text.slice(0, COPY_MAX_CHARACTERS) }),
    paste: (): void => void ask('pasteText', {}),
    openOptions: (): void => void ask('openOptions', { page: 'messages' }),
    shakeWindow: (): void => void bridge.request('shakeWindow', {}),
    control: (action: 'minimize' | 'toggleMaximize' | 'close'): void => void ask('controlWindow', { action }),
  };
}
