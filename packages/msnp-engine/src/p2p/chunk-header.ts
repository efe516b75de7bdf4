import type { P2pHeader } from '@nudge/msnp-codec';
import type { OutgoingChunk } from './outgoing-message.ts';

/** What stands before a chunk on the wire. */
export function chunkHeader({ message, dataOffset, data }: OutgoingChunk): P2pHeader {
  return {
    sessionId: message.sessionId,
    identifier: message.identifier,
    dataOffset,
    totalSize: message.content.totalSize,
    chunkSize: data.length,
    flags: message.flags,
    ackIdentifier: message.ackIdentifier,
    ackUniqueId: message.ackUniqueId,
    ackDataSize: message.ackDataSize,
  };
}
