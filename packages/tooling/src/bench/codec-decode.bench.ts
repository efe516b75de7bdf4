import {
  FrameReader,
  decodeClientNotification,
  decodeClientSwitchboard,
  decodeServerNotification,
  decodeServerSwitchboard,
} from '@nudge/msnp-codec';
import type { Frame, ProtocolVersion } from '@nudge/msnp-codec';
import type { RunBench } from './bench-row.ts';
import { bytesIn, mixedTraffic } from './mixed-traffic.ts';
import type { TrafficStream } from './mixed-traffic.ts';
import { splitPlainly } from './plain-splitter.ts';
import { sideBySide } from './side-by-side.ts';

const bytesPerMegabyte = 1e6;

type Decode = (frame: Frame, version: ProtocolVersion) => { readonly verb: string };

const decoders: Readonly<Record<`${TrafficStream['side']} ${TrafficStream['connection']}`, Decode>> = {
  'client notification': decodeClientNotification,
  'client switchboard': decodeClientSwitchboard,
  'server notification': decodeServerNotification,
  'server switchboard': decodeServerSwitchboard,
};

/** Counts the typed commands of a stream. Throws on one that is not typed: the benchmark would measure something else. */
const decodeStream = ({ side, connection, version, pieces }: TrafficStream): number => {
  const reader = new FrameReader({ side, connection, version });
  const decode = decoders[`${side} ${connection}`];
  let commands = 0;
  for (const piece of pieces) {
    for (const result of reader.receive(piece)) {
      if (!result.ok) throw new Error(result.fault.message);
      const command = decode(result.frame, version);
      if (command.verb === 'unknown' || command.verb === 'malformed') {
        throw new Error(`${result.frame.verb} of ${side} ${connection} came out ${command.verb}`);
      }
      commands += 1;
    }
  }
  return commands;
};

const splitStream = ({ pieces }: TrafficStream): number =>
  pieces.reduce((commands, piece) => commands + splitPlainly(piece), 0);

const sum = (streams: readonly TrafficStream[], count: (stream: TrafficStream) => number): number =>
  streams.reduce((commands, stream) => commands + count(stream), 0);

export const run: RunBench = async ({ quick }) => {
  const streams = mixedTraffic(quick ? 20 : 100);
  const megabytes = bytesIn(streams) / bytesPerMegabyte;
  if (sum(streams, decodeStream) !== sum(streams, splitStream))
    throw new Error('both must see the same commands');
  const round = (count: (stream: TrafficStream) => number) => (): number => {
    sum(streams, count);
    return megabytes;
  };
  const { ours, baseline } = sideBySide({
    ours: round(decodeStream),
    baseline: round(splitStream),
    rounds: quick ? 5 : 25,
  });
  return [
    {
      name: 'codec: mixed traffic to typed commands',
      unit: 'MB/s',
      ours,
      baseline: { name: 'plain splitter', value: baseline },
      goal: { bound: 'at-least', of: 'ratio', value: 0.5 },
    },
  ];
};
