import type { Status } from './status.ts';

export interface OpenConversationView {
  readonly conversationId: string;
  readonly title: string;
  readonly unread: number;
  readonly lastLine: string;
}

/** One conversation in the window of tabs. */
export interface TabView {
  readonly conversationId: string;
  /** The names of those in it. */
  readonly title: string;
  /** Of the partner; absent in a conversation of several. */
  readonly status?: Status;
  readonly isBlocked: boolean;
  readonly unread: number;
  /** Somebody is writing in it. */
  readonly isTyping: boolean;
}

export interface ParticipantView {
  readonly address: string;
  readonly displayName: string;
  readonly status: Status;
  readonly personalMessage: string;
  readonly nowPlaying: string;
  readonly isOnList: boolean;
  readonly isBlocked: boolean;
  readonly pictureUrl: string;
  /** False after they left a conversation of several. */
  readonly isPresent: boolean;
}

/**
 * Whether everything can be sent; the reason picks the notice bar (`chat.bar.<reason>`). `keptForLater`: the partner is
 * offline, and text alone is kept by the server until they sign in.
 */
export type SendAbility =
  | { readonly canSend: true }
  | {
      readonly canSend: false;
      readonly reason:
        'signedOut' | 'lineLost' | 'partnerOffline' | 'keptForLater' | 'blocked' | 'nobodyLeft';
    };

/** Whether Send works. */
export function takesText(ability: SendAbility): boolean {
  return ability.canSend || ability.reason === 'keptForLater';
}

/** The kinds of file a conversation is saved as, in the order of the menu. */
export const SAVE_FORMATS = ['richText', 'unicodeText', 'text', 'webPage'] as const;
export type SaveFormat = (typeof SAVE_FORMATS)[number];
