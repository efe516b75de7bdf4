import {
  plainLine,
  type ConversationChange,
  type ConversationSnapshot,
  type LineView,
} from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a conversation window knows; main is the truth of all of it. */
export type ConversationState = Omit<ConversationSnapshot, 'number' | 'kind'>;

export type ConversationStore = StoreApi<ConversationState>;

export function createConversationStore(snapshot: ConversationSnapshot): ConversationStore {
  const { number: _number, kind: _kind, ...state } = snapshot;
  return createStore<ConversationState>(() => state);
}

/** The state after one change from main. `nudged` changes nothing here: the window moves. */
export function applyConversationChange(
  state: ConversationState,
  change: ConversationChange,
): Partial<ConversationState> {
  switch (change.type) {
    case 'settingsChanged':
      return { settings: change.settings };
    case 'localeChanged':
      return { locale: change.locale };
    case 'appearanceChanged':
      return { appearance: change.appearance };
    case 'lineAdded':
      return applyLineAdded(state, change.line);
    case 'lineStateChanged':
      return { lines: state.lines.map((line) => (line.id === change.id ? withState(line, change) : line)) };
    case 'participantsChanged':
      return { participants: change.participants, isGroup: change.isGroup };
    case 'abilityChanged':
      return { ability: change.ability };
    case 'typingChanged':
      return { typing: change.typing };
    case 'lastReceivedChanged':
      return { lastReceivedAt: change.at };
    case 'ownChanged':
      return change.own === undefined ? {} : { own: change.own };
    case 'invitableChanged':
      return { invitable: change.invitable };
    case 'transferChanged':
      return { lines: state.lines.map((line) => withTransfer(line, change)) };
    case 'lineEmoticonsChanged':
      return { lines: state.lines.map((line) => withEmoticons(line, change)) };
    case 'emoticonsChanged':
      return { emoticons: change.emoticons };
    case 'backgroundChanged':
      return { background: change.background };
    case 'onTopChanged':
      return { isOnTop: change.isOnTop };
    case 'statusPageChanged':
      return { statusPage: change.statusPage };
    case 'nudged':
      return {};
  }
}

/** The state with earlier lines on top, as `loadEarlier` answered. */
export function applyEarlierLines(
  state: ConversationState,
  earlier: { readonly lines: readonly LineView[]; readonly hasEarlier: boolean },
): Partial<ConversationState> {
  const known = new Set(state.lines.map(({ id }) => id));
  const added = earlier.lines.filter(({ id }) => !known.has(id));
  return { lines: [...added, ...state.lines], hasEarlier: earlier.hasEarlier };
}

function applyLineAdded(state: ConversationState, line: LineView): Partial<ConversationState> {
  const isKnown = state.lines.some(({ id }) => id === line.id);
  if (isKnown) return { lines: state.lines.map((known) => (known.id === line.id ? line : known)) };
  return { lines: [...state.lines, line] };
}

function withState(
  line: LineView,
  change: Extract<ConversationChange, { type: 'lineStateChanged' }>,
): LineView {
  if (line.kind === 'notice' || line.kind === 'file') return line;
  if (line.kind === 'nudge') return { ...line, state: change.state };
  const { failureReason: _before, ...rest } = change.state === 'kept' ? plainLine(line) : line;
  const reason = change.failureReason === undefined ? {} : { failureReason: change.failureReason };
  return { ...rest, state: change.state, ...reason };
}

function withTransfer(
  line: LineView,
  change: Extract<ConversationChange, { type: 'transferChanged' }>,
): LineView {
  return line.kind === 'file' && line.id === change.lineId ? { ...line, transfer: change.transfer } : line;
}

function withEmoticons(
  line: LineView,
  change: Extract<ConversationChange, { type: 'lineEmoticonsChanged' }>,
): LineView {
  return line.kind === 'text' && line.id === change.id ? { ...line, emoticons: change.emoticons } : line;
}
