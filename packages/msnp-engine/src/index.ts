export type * from './messenger-events.ts';
export type * from './messenger-requests.ts';
