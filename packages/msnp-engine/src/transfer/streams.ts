/** Streams of bytes to and from files, numbered here: whose each is, until it has ended. */
import type { StreamId, StreamInput, StreamOutput } from './stream-port.ts';

/** Whoever has a stream open. */
export interface StreamUser {
  answered(input: StreamInput, now: number): void;
}

/** A wish about a stream, before it is known which. */
export type StreamWish = StreamOutput extends infer Output
  ? Output extends StreamOutput
    ? Omit<Output, 'stream'>
    : never
  : never;

/** One stream as its user sees it. */
export interface Stream {
  ask(wish: StreamWish): void;
  /** Also after its failure or end, once. `keep`: what has come stays for a later resume. Nothing more is told. */
  close(keep: boolean): void;
}

export class Streams {
  readonly #perform: (output: StreamOutput) => void;
  readonly #users = new Map<StreamId, StreamUser>();
  #next: StreamId = 1;

  constructor(perform: (output: StreamOutput) => void) {
    this.#perform = perform;
  }

  open(user: StreamUser, wish: StreamWish): Stream {
    const stream = this.#next++;
    this.#users.set(stream, user);
    this.#perform({ ...wish, stream });
    return {
      ask: (next) => {
        if (this.#users.has(stream)) this.#perform({ ...next, stream });
      },
      close: (keep) => {
        if (this.#users.delete(stream)) this.#perform({ kind: 'closeStream', stream, keep });
      },
    };
  }

  /** What the driver answers; it may be late for a stream that is closed. */
  answered(stream: StreamId, input: StreamInput, now: number): void {
    this.#users.get(stream)?.answered(input, now);
  }
}
