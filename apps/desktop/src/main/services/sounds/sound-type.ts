/** What a sound is by its first bytes; nothing of it is decoded here. Each is also the ending of its files. */
export const SOUND_TYPES = ['wav', 'ogg', 'mp3'] as const;
export type SoundType = (typeof SOUND_TYPES)[number];

const ascii = (data: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...data.subarray(from, to));

/** A frame of MPEG audio, layer III: eleven set bits, a version that exists, and the layer. */
function beginsMp3Frame(data: Uint8Array): boolean {
  const [first = 0, second = 0] = data;
  const isReserved = (second & 0x18) === 0x08;
  return first === 0xff && (second & 0xe6) === 0xe2 && !isReserved;
}

/** Undefined: not one of the kinds that are played. */
export function soundType(data: Uint8Array): SoundType | undefined {
  if (ascii(data, 0, 4) === 'RIFF' && ascii(data, 8, 12) === 'WAVE') return 'wav';
  if (ascii(data, 0, 4) === 'OggS') return 'ogg';
  if (ascii(data, 0, 3) === 'ID3' || beginsMp3Frame(data)) return 'mp3';
  return undefined;
}
