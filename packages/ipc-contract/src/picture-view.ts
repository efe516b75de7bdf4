/** A picture one can choose as one's own. */
export interface PictureChoiceView {
  readonly id: string;
  readonly url: string;
  /** Shipped: key of its name in the strings file (`picture.<id>`); recent: empty. */
  readonly nameKey: string;
}

/** What can stand behind a conversation, besides the shipped pictures (`BACKGROUNDS`). */
export interface BackgroundView {
  /** Chosen for this contact: a shipped one, one's own, or empty for none; absent: as for everybody. */
  readonly chosenId?: string;
  /** One's own, the newest first. */
  readonly own: readonly { readonly id: string; readonly url: string }[];
}

/** One of one's own emoticons. */
export interface CustomEmoticonView {
  readonly id: string;
  readonly code: string;
  readonly url: string;
}
