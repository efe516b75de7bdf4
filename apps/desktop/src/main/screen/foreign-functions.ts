/** What we use of koffi. */
export interface ForeignFunctions {
  load(library: string): { func(definition: string): (...args: readonly unknown[]) => unknown };
}

export const S_OK = 0;
