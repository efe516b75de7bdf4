/**
 * Views are what the windows show, in the product's English and without protocol words: plain data that survives
 * structured cloning. Their times are milliseconds since 1970.
 */
export type * from './alert-view.ts';
export * from './allowed-requests.ts';
export * from './attention-view.ts';
export * from './bridge.ts';
export type * from './changes.ts';
export type * from './contact-view.ts';
export * from './conversation-view.ts';
export * from './doctor-view.ts';
export * from './failures.ts';
export * from './history-view.ts';
export type * from './host-view.ts';
export * from './limits.ts';
export type * from './line-view.ts';
export type * from './outside-view.ts';
export type * from './picture-view.ts';
export * from './plain-line.ts';
export type * from './privacy-view.ts';
export * from './requests.ts';
export type * from './session-view.ts';
export * from './settings-schema.ts';
export * from './settings.ts';
export * from './snapshots.ts';
export * from './status.ts';
export type * from './stored-view.ts';
export type * from './transfer-view.ts';
export * from './updates-view.ts';
export * from './words-of-look.ts';
export * from './isolate-values.ts';
