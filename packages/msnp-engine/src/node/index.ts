export { createMessengerClient } from './create-messenger-client.ts';
export type * from './messenger-client.ts';
export { describeFiles, type DescribedFile, type FilesDescription } from './transfer-files/describe-files.ts';
export { isExecutableName, safeFileName } from './transfer-files/safe-name.ts';
