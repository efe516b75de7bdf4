/** What an alert is about; its words are `alert.<kind>`. */
export interface AlertView {
  readonly id: string;
  readonly kind:
    | 'contactOnline'
    | 'contactOffline'
    | 'message'
    | 'nudge'
    | 'contactRequest'
    | 'mail'
    | 'fileOffer'
    | 'more';
  readonly name: string;
  readonly address: string;
  readonly pictureUrl: string;
  /** Text of the message, at most two lines, or name of the file; empty for the others. */
  readonly text: string;
  /** How many more, for `more`. */
  readonly count: number;
}

/** An alert that was shown, or a nudge that was missed. */
export interface PastAlertView extends Pick<AlertView, 'id' | 'name' | 'address' | 'text'> {
  readonly kind: Exclude<AlertView['kind'], 'more'>;
  readonly at: number;
}
