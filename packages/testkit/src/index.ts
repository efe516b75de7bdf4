export { ManualTime } from './manual-time.ts';
export { MemoryLine, type LineEnd } from './memory-line.ts';
export { type PlayOptions, playTranscript, type TranscriptSubject } from './play-transcript.ts';
export { cutsOf, inPieces } from './splits.ts';
export { parseTranscript, type Transcript, type TranscriptEntry } from './transcript.ts';
