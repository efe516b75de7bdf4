/**
 * Everything a conversation window asks of main. What fails is told in words by `onTrouble`; what the user chose
 * shows at once, and main's answer brings the settings as they then are.
 */
import type {
  Bridge,
  HelpPart,
  RequestArguments,
  RequestFailure,
  RequestName,
  SaveFormat,
  Settings,
  TextFormatView,
} from '@nudge/ipc-contract';
import { withRecent } from '../../components/composer/emoticon-cells.ts';
import type { FontChoice } from '../../components/composer/font-form.tsx';
import { applyEarlierLines, type ConversationStore } from '../../stores/conversation.ts';
import { backgroundActions, type BackgroundActions } from './background-actions.ts';
import { fileActions, type FileActions } from './file-actions.ts';
import { createTypingReporter } from './typing-reporter.ts';

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

/** What is said. */
interface LineActions {
  readonly send: (text: string) => Promise<void>;
  readonly sendAgain: (lineId: string) => void;
  readonly nudge: () => void;
  /** A key was pressed in the input. */
  readonly typed: () => void;
  readonly saveDraft: (text: string) => void;
  readonly loadEarlier: () => void;
}

/** Who takes part, by address. */
interface PeopleActions {
  readonly invite: (addresses: readonly string[]) => void;
  readonly addContact: (address: string) => void;
  readonly block: (address: string) => void;
  readonly unblock: (address: string) => void;
  /** The main window comes up with them. */
  readonly openProperties: (address: string) => void;
  readonly goOnline: () => void;
}

/** What the user likes. */
interface ChoiceActions {
  readonly choose: (messages: Partial<MessageSettings>) => void;
  readonly changeFont: (choice: FontChoice) => void;
  readonly changeFormat: (format: Partial<TextFormatView>) => void;
  readonly rememberEmoticon: (code: string) => void;
  /** Mutes all sounds, or lets them be heard again. */
  readonly toggleSounds: () => void;
}

/** Pictures and emoticons of one's own. */
interface PictureActions {
  readonly changePicture: () => void;
  /** That of somebody in the conversation, or one's own. */
  readonly savePicture: (address?: string) => void;
  readonly openEmoticons: () => void;
  /** Takes an emoticon somebody used into one's own; nothing when it was taken, else why not. */
  readonly adoptEmoticon: (
    adoption: RequestArguments<'adoptEmoticon'>,
  ) => Promise<RequestFailure | undefined>;
}

/** What is kept of what was said, outside this application. */
interface SavingActions {
  /** To the file of before, or asks; with a format it always asks. */
  readonly save: (format?: SaveFormat) => void;
  readonly print: () => void;
  /** The history window, at this conversation; with what to look for in all of it. */
  readonly openHistory: (search?: string) => void;
}

/** The window itself and what lies outside it. */
interface WindowActions {
  readonly openLink: (url: string) => void;
  readonly copyText: (text: string) => void;
  readonly paste: () => void;
  readonly openOptions: () => void;
  /** The main window comes up with it. */
  readonly openHelp: (what: HelpPart) => void;
  readonly shakeWindow: () => void;
  readonly keepOnTop: (isOnTop: boolean) => void;
  /** To the next tab of its window, or the one before. */
  readonly stepTab: (by: 1 | -1) => void;
  /** To the strip of tabs. */
  readonly focusTabs: () => void;
  readonly control: (action: 'minimize' | 'toggleMaximize' | 'close') => void;
}

export type ConversationActions = LineActions &
  BackgroundActions &
  PeopleActions &
  FileActions &
  ChoiceActions &
  PictureActions &
  SavingActions &
  WindowActions;

/** As much as main puts on the clipboard at once. */
const COPY_MAX_CHARACTERS = 100_000;

/** Asks main, and tells what failed; true when it was done. */
export type Ask = <Name extends RequestName>(name: Name, given: RequestArguments<Name>) => Promise<boolean>;

export function createConversationActions(options: ConversationActionsOptions): ConversationActions {
  const ask: Ask = async (name, given) => {
    const reply = await options.bridge.request(name, given);
    if (!reply.ok) options.onTrouble(reply.failure);
    return reply.ok;
  };
  return {
    ...lineActions(options, ask),
    ...peopleActions(ask),
    ...fileActions({
      bridge: options.bridge,
      ask,
      settings: () => options.store.getState().settings,
      onTrouble: options.onTrouble,
    }),
    ...choiceActions(options.store, ask),
    ...pictureActions(options.bridge, ask),
    ...backgroundActions(options.bridge, ask),
    ...savingActions(options.store, ask),
    ...windowActions(options.store, ask),
  };
}

function lineActions(options: ConversationActionsOptions, ask: Ask): LineActions {
  const { bridge, store, onTrouble, onNotSent, now } = options;
  const typing = createTypingReporter({ now, report: () => void bridge.request('sendTyping', {}) });
  return {
    send: async (text) => {
      typing.sent();
      const { format } = store.getState().settings.messages;
      if (!(await ask('sendText', { text, format }))) onNotSent(text);
    },
    sendAgain: (lineId) => void ask('sendAgain', { lineId }),
    nudge: () =>
      void bridge.request('sendNudge', {}).then((reply) => {
        // A line of the history says that it was too soon.
        if (!reply.ok && reply.failure.code !== 'tooSoon') onTrouble(reply.failure);
      }),
    typed: () => {
      const { settings, ability } = store.getState();
      if (settings.messages.sendTyping && ability.canSend) typing.typed();
    },
    saveDraft: (text) => void bridge.request('saveDraft', { text }),
    loadEarlier: earlierLoader(options),
  };
}

/** Asks for one page at a time, however often it is called. */
function earlierLoader({ bridge, store, onTrouble }: ConversationActionsOptions): () => void {
  let isLoading = false;
  const load = async (beforeLineId: string): Promise<void> => {
    isLoading = true;
    const reply = await bridge.request('loadEarlier', { beforeLineId });
    isLoading = false;
    if (reply.ok) store.setState((state) => applyEarlierLines(state, reply.value));
    else onTrouble(reply.failure);
  };
  return () => {
    const [first] = store.getState().lines;
    if (!isLoading && first !== undefined) void load(first.id);
  };
}

function peopleActions(ask: Ask): PeopleActions {
  return {
    invite: (addresses) => {
      for (const address of addresses) void ask('invite', { address });
    },
    addContact: (address) => void ask('addContact', { address }),
    block: (address) => void ask('block', { address }),
    unblock: (address) => void ask('unblock', { address }),
    openProperties: (address) => void ask('openProperties', { address }),
    goOnline: () => void ask('setStatus', { status: 'online' }),
  };
}

function choiceActions(store: ConversationStore, ask: Ask): ChoiceActions {
  const chosen = (): MessageSettings => store.getState().settings.messages;
  const choose = (messages: Partial<MessageSettings>): void => {
    store.setState(({ settings }) => ({
      settings: { ...settings, messages: { ...settings.messages, ...messages } },
    }));
    void ask('updateSettings', { patch: { messages } });
  };
  return {
    choose,
    changeFont: ({ format, size }) => choose({ format, fontSize: size }),
    changeFormat: (format) => choose({ format: { ...chosen().format, ...format } }),
    toggleSounds: () => {
      const { alerts } = store.getState().settings;
      void ask('updateSettings', { patch: { alerts: { muteAll: !alerts.muteAll } } });
    },
    rememberEmoticon: (code) => choose({ recentEmoticons: [...withRecent(chosen().recentEmoticons, code)] }),
  };
}

function pictureActions(bridge: Bridge<'conversation'>, ask: Ask): PictureActions {
  return {
    changePicture: () => void ask('openPicturePicker', {}),
    savePicture: (address) => void ask('savePicture', address === undefined ? {} : { address }),
    openEmoticons: () => void ask('openEmoticons', {}),
    adoptEmoticon: async (adoption) => {
      const reply = await bridge.request('adoptEmoticon', adoption);
      return reply.ok ? undefined : reply.failure;
    },
  };
}

function savingActions(store: ConversationStore, ask: Ask): SavingActions {
  return {
    save: (format) => {
      const oldestLineId = store.getState().lines[0]?.id;
      void ask('saveConversation', {
        ...(format === undefined ? {} : { format }),
        ...(oldestLineId === undefined ? {} : { oldestLineId }),
      });
    },
    print: () => void ask('printConversation', {}),
    openHistory: (search) => void ask('openHistory', search === undefined ? {} : { search }),
  };
}

function windowActions(store: ConversationStore, ask: Ask): WindowActions {
  return {
    openLink: (url) => void ask('openLink', { url }),
    copyText: (text) => void ask('copyText', { text: text.slice(0, COPY_MAX_CHARACTERS) }),
    paste: () => void ask('pasteText', {}),
    openOptions: () => void ask('openOptions', { page: 'messages' }),
    openHelp: (what) => void ask('openHelp', { what }),
    shakeWindow: () => void ask('shakeWindow', {}),
    keepOnTop: (isOnTop) =>
      void ask('keepOnTop', { isOnTop }).then((isDone) => {
        if (isDone) store.setState({ isOnTop });
      }),
    stepTab: (by) => void ask('stepTab', { by }),
    focusTabs: () => void ask('moveFocus', { to: 'tabs' }),
    control: (action) => void ask('controlWindow', { action }),
  };
}
