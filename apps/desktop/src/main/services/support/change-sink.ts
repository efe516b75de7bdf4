import type {
  AlertChange,
  CommonChange,
  ConversationChange,
  MainChange,
  OptionsChange,
} from '@nudge/ipc-contract';

/** Where services tell what changed; a window that is not open simply hears nothing. */
export interface ChangeSink {
  toMain(change: MainChange): void;
  toConversation(conversationId: string, change: ConversationChange): void;
  toAlert(alertId: string, change: AlertChange): void;
  toOptions(change: OptionsChange): void;
  toAll(change: CommonChange): void;
}
