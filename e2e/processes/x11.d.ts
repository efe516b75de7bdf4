/** What the tests use of `x11`, which brings no types of its own. */
declare module 'x11' {
  export interface XClient {
    InternAtom(
      onlyIfExists: boolean,
      name: string,
      done: (error: Error | null | undefined, atom: number) => boolean,
    ): void;
    /** `event`: its 32 bytes. */
    SendEvent(window: number, propagate: 0 | 1, mask: number, event: Buffer): void;
    /** The server has taken everything before it. */
    GetInputFocus(done: () => boolean): void;
    on(event: 'error', listener: (error: Error) => void): this;
    terminate(): void;
  }

  export interface XDisplay {
    readonly client: XClient;
    readonly screen: readonly { readonly root: number }[];
  }

  export function createClient(
    options: { readonly display: string },
    done: (error: Error | undefined, display?: XDisplay) => void,
  ): XClient;
}
