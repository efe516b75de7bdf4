/** What reading a peer's bytes gives: a value, or why there is none. Nothing of the kind is thrown. */
export type Decoded<Value, Code extends string> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: DecodeFault<Code> };

/** Why bytes could not be read. */
export interface DecodeFault<Code extends string> {
  readonly code: Code;
  /** English, for logs; never holds what the peer wrote. */
  readonly message: string;
}

export function decoded<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function undecodable<Code extends string>(
  code: Code,
  message: string,
): { readonly ok: false; readonly fault: DecodeFault<Code> } {
  return { ok: false, fault: { code, message } };
}
