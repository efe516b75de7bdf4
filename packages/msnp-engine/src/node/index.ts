export type * from './messenger-client.ts';
