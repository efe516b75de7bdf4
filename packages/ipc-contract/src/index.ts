export * from './bridge.ts';
export type * from './changes.ts';
export type * from './failures.ts';
export * from './requests.ts';
export * from './settings.ts';
export * from './snapshots.ts';
export * from './views.ts';
