/** What crosses between the engine and the thread that speaks NAT-PMP. Both ends are ours and of one build. */

export type NatPmpWish =
  | { readonly kind: 'address' }
  | { readonly kind: 'map'; readonly port: number }
  | { readonly kind: 'unmap'; readonly port: number };

export interface NatPmpJob {
  /** Address of the gateway. */
  readonly host: string;
  readonly wish: NatPmpWish;
  /** Milliseconds until the gateway counts as silent. */
  readonly wait: number;
}

export type NatPmpAnswer =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'mapped'; readonly address: string; readonly port: number }
  | { readonly kind: 'unmapped' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'silent' };
