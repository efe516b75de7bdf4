/** Bodies of switchboard MSG, told apart by Content-Type. Source: MIME layer of the switchboard. */

/** How a text looks: X-MMS-IM-Format. */
export interface TextFormat {
  /** Family name; empty for the reader's default. */
  readonly font: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikeThrough: boolean;
  /** `#rrggbb`; the wire's BGR order is handled by the codec. */
  readonly color: string;
  readonly rightToLeft: boolean;
  /** Windows charset number and pitch as sent by others; 0 and `22` when we send. */
  readonly charset?: number;
  readonly pitchAndFamily?: string;
}

/** MIME headers (names lower-cased) and the untouched body. */
export interface MimeMessage {
  readonly headers: ReadonlyMap<string, string>;
  /** Content-Type without parameters, lower-cased; `text/plain` when missing. */
  readonly contentType: string;
  /** The charset parameter, lower-cased. */
  readonly charset?: string;
  readonly body: Uint8Array;
}

/** Part of a message cut by Message-ID: the first part says how many (`chunks`), later ones which (`chunk`). */
export interface ChunkMark {
  readonly messageId: string;
  readonly chunks?: number;
  readonly chunk?: number;
}

/** A switchboard message with its meaning. */
export type SwitchboardMessage =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly format?: TextFormat;
      /** P4-Context: the name to show for this message. */
      readonly senderName?: string;
      /** Our own header between Nudge clients: the line's id, for dropping repeats. */
      readonly lineId?: string;
    }
  | { readonly kind: 'typing'; readonly account: string }
  | { readonly kind: 'nudge' }
  | { readonly kind: 'datacast'; readonly id: number; readonly data?: string }
  | {
      readonly kind: 'emoticons';
      readonly animated: boolean;
      readonly pairs: readonly { readonly code: string; readonly msnObject: string }[];
    }
  | {
      readonly kind: 'clientCapabilities';
      readonly clientName: string;
      readonly chatLogging?: string;
      /** Our own field between Nudge clients: what more this one can do, such as `resume`. */
      readonly nudgeFeatures?: readonly string[];
    }
  | { readonly kind: 'invitation'; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'keepAlive' }
  /** Ours, between Nudge clients: the offer with this id, which could not be received, is wanted once more. */
  | { readonly kind: 'askAgain'; readonly transferId: string }
  /** A chunk of P2P for one of those present: header, data and footer as bytes. */
  | {
      readonly kind: 'p2p';
      /** P2P-Dest: `account` or, from late clients, `account;{guid}`. */
      readonly destination: string;
      readonly source?: string;
      readonly chunk: Uint8Array;
    }
  /** Everything else, left as MIME. */
  | { readonly kind: 'other'; readonly mime: MimeMessage };

/** Header of our own that carries {@link SwitchboardMessage} `lineId`. */
export const LINE_ID_HEADER = 'X-Nudge-Line-Id';
