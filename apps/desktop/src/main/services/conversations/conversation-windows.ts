import type { WindowState } from '../attention/attention-rules.ts';

/** `behind`: without focus and behind the active window. */
export type HowToOpen = 'focused' | 'behind' | 'minimized';

/** The conversation windows as services see them. */
export interface ConversationWindows {
  /** Opens the window, or finds the open one; only `focused` brings that forward. */
  open(conversationId: string, partner: string, how: HowToOpen): void;
  close(conversationId: string): void;
  /** `new` when no window is open. */
  stateOf(conversationId: string): WindowState;
  /** False for windows that cannot be moved: maximised, full screen, or on a display server that forbids it. */
  canMove(conversationId: string): boolean;
  /** Asks for attention in the task bar until the window gets the focus. */
  flash(conversationId: string): void;
}
