/** Events of one flow: none after its end, and one end. */
import type { ByteFlowEvent, FlowEnding } from '../transfer/byte-flow.ts';
import type { FlowListener } from '../transfer/peer-port.ts';
import type { TransferRoute } from '../transfer/transfer-model.ts';
import type { PeerLine } from './peer-line.ts';
import type { Lane } from './outgoing-message.ts';

export class FlowEvents {
  readonly #line: PeerLine;
  #listener: FlowListener | undefined;
  #route: TransferRoute = 'none';
  #hasEnded = false;

  constructor(line: PeerLine, listener?: FlowListener) {
    this.#line = line;
    this.#listener = listener;
  }

  /** Whoever is told, where that is only known after the flow was made. */
  set listener(listener: FlowListener) {
    this.#listener = listener;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  tell(event: ByteFlowEvent): void {
    if (this.#listener === undefined || this.#hasEnded) return;
    this.#line.tell(this.#listener, event);
  }

  /** Tells how the bytes travel, where that is new. */
  routed(lane: Lane): void {
    const route = lane === 'bridge' ? 'direct' : 'switchboard';
    if (route === this.#route) return;
    this.#route = route;
    this.tell({ kind: 'routed', route });
  }

  end(ending: FlowEnding): void {
    this.tell({ kind: 'ended', ending });
    this.#hasEnded = true;
  }
}
