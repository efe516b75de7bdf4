import type {
  AlertChange,
  CommonChange,
  ConversationChange,
  EmoticonsChange,
  HistoryChange,
  MainChange,
  OptionsChange,
  PromptChange,
  PictureChange,
  TabsChange,
} from '@nudge/ipc-contract';

/** Where services tell what changed; a window that is not open simply hears nothing. */
export interface ChangeSink {
  toMain(change: MainChange): void;
  toConversation(conversationId: string, change: ConversationChange): void;
  toTabs(change: TabsChange): void;
  toAlert(alertId: string, change: AlertChange): void;
  toOptions(change: OptionsChange): void;
  toPrompt(address: string, change: PromptChange): void;
  toPicture(change: PictureChange): void;
  toEmoticons(change: EmoticonsChange): void;
  toHistory(change: HistoryChange): void;
  /** False: no window of the history would hear of it. */
  hasHistory(): boolean;
  toAll(change: CommonChange): void;
}
