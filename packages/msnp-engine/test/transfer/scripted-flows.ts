/** A flow, a protocol and streams whose every word the test writes, for machines that join them. */
import type { AccountName } from '@nudge/msnp-codec';
import type {
  ByteFlow,
  ByteFlowEvent,
  FlowListener,
  FlowMaker,
  FlowOffer,
  KeptPart,
  StreamInput,
  StreamOutput,
  Transfer,
} from '../../src/index.ts';
import { Streams } from '../../src/transfer/streams.ts';
import { TransferRecord } from '../../src/transfer/transfer-record.ts';
import { accountOf } from '../memory/inhabitant.ts';

/** Writes down what it is told. */
export class ScriptedFlow implements ByteFlow {
  readonly told: string[] = [];

  accept(kept: KeptPart | undefined): void {
    this.told.push(kept === undefined ? 'accept' : `accept from ${kept.bytes}`);
  }

  decline(): void {
    this.told.push('decline');
  }

  start(from: number): void {
    this.told.push(`start ${from}`);
  }

  supply(bytes: Uint8Array): void {
    this.told.push(`supply ${bytes.length}`);
  }

  supplied(sha256: readonly string[]): void {
    this.told.push(`supplied ${sha256.join()}`);
  }

  stored(total: number): void {
    this.told.push(`stored ${total}`);
  }

  settle(result: string): void {
    this.told.push(`settle ${result}`);
  }

  cancel(reason: string | undefined): void {
    this.told.push(`cancel ${reason ?? 'by the user'}`);
  }
}

/** Makes such flows, and speaks for the one made last. */
export class ScriptedMaker implements FlowMaker {
  readonly offers: FlowOffer[] = [];
  flow = new ScriptedFlow();
  #listener: FlowListener = () => undefined;

  offer(offer: FlowOffer, listener: FlowListener): ByteFlow {
    this.offers.push(offer);
    this.#listener = listener;
    this.flow = new ScriptedFlow();
    return this.flow;
  }

  say(event: ByteFlowEvent, now = 0): void {
    this.#listener(event, now);
  }
}

export class ScriptedStreams {
  readonly outputs: StreamOutput[] = [];
  readonly streams = new Streams((output) => this.outputs.push(output));

  /** What was asked for, in few words. */
  get asked(): readonly string[] {
    return this.outputs.map((output) => {
      switch (output.kind) {
        case 'readSource':
          return `read ${output.bytes}`;
        case 'writeSink':
          return `write ${output.bytes.length}`;
        case 'closeStream':
          return output.keep ? 'close, keep' : 'close';
        default:
          return output.kind;
      }
    });
  }

  /** To the stream opened last. */
  answer(input: StreamInput, now = 0): void {
    const last = this.outputs.findLast(({ kind }) => kind === 'openSource' || kind === 'openSink');
    this.streams.answered(last?.stream ?? 0, input, now);
  }
}

export const BOB: AccountName = accountOf('bob');

/** A transfer with the words that are told of it. */
export function recordOf(about: Partial<Transfer> = {}): {
  readonly record: TransferRecord;
  readonly told: Transfer[];
} {
  const told: Transfer[] = [];
  const transfer: Transfer = {
    transferId: 'transfer-1',
    account: BOB,
    direction: 'sending',
    name: 'a.bin',
    size: 1_000,
    entries: [{ path: 'a.bin', size: 1_000 }],
    phase: { kind: 'offered' },
    transferred: 0,
    route: 'none',
    ...about,
  };
  return { record: new TransferRecord(transfer, (changed) => told.push(changed)), told };
}
