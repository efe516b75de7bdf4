/** What we use of `x11`, which brings no types of its own. */
declare module 'x11' {
  export interface XProperty {
    /** Bits of each element. */
    readonly format: number;
    readonly data: Buffer;
  }

  /** A true answer says that an error was taken; else the client emits it. */
  type Done<Result> = (error: Error | null | undefined, result: Result) => boolean | undefined;

  export interface XClient {
    InternAtom(onlyIfExists: boolean, name: string, done: Done<number>): void;
    /** `offset` and `length` in elements of four bytes; a type of 0 is any. */
    GetProperty(
      remove: 0 | 1,
      window: number,
      property: number,
      type: number,
      offset: number,
      length: number,
      done: Done<XProperty>,
    ): void;
    on(event: 'error', listener: (error: Error) => void): this;
    terminate(): void;
  }

  export interface XDisplay {
    readonly screen: readonly { readonly root: number }[];
  }

  export interface XClientOptions {
    readonly display: string;
    readonly disableBigRequests?: boolean;
    readonly shm?: false;
  }

  export function createClient(
    options: XClientOptions,
    done: (error: Error | undefined, display?: XDisplay) => void,
  ): XClient;
}
