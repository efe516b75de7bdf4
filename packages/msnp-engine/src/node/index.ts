export { createMessengerClient } from './create-messenger-client.ts';
export type * from './messenger-client.ts';
