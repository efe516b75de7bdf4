/** A RIFF WAVE file of 16-bit mono PCM, the one form of sound the product ships. */

const HEADER_LENGTH = 44;
const FORMAT_CHUNK_LENGTH = 16;
const FORMAT_PCM = 1;
const CHANNELS = 1;
const BYTES_PER_SAMPLE = 2;
const BITS_PER_SAMPLE = 8 * BYTES_PER_SAMPLE;
const LARGEST_SAMPLE = 0x7fff;

/** Writes samples between -1 and 1, `sampleRate` of them per second. */
export function wavFile(samples: Float64Array, sampleRate: number): Uint8Array {
  const dataLength = samples.length * BYTES_PER_SAMPLE;
  const file = Buffer.alloc(HEADER_LENGTH + dataLength);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER_LENGTH - 8 + dataLength, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(FORMAT_CHUNK_LENGTH, 16);
  file.writeUInt16LE(FORMAT_PCM, 20);
  file.writeUInt16LE(CHANNELS, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * CHANNELS * BYTES_PER_SAMPLE, 28);
  file.writeUInt16LE(CHANNELS * BYTES_PER_SAMPLE, 32);
  file.writeUInt16LE(BITS_PER_SAMPLE, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataLength, 40);
  samples.forEach((sample, index) => {
    file.writeInt16LE(Math.round(sample * LARGEST_SAMPLE), HEADER_LENGTH + index * BYTES_PER_SAMPLE);
  });
  return file;
}
