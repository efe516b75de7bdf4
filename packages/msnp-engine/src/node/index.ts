export { createMessengerClient } from './create-messenger-client.ts';
export { localAddresses, openListener, type PortRange, type TcpListener } from './listeners.ts';
export type * from './messenger-client.ts';
export { type ExternalEndpoint, NO_ADDRESS as GATEWAY_WITHOUT_ADDRESS } from './port-mapping/gateway.ts';
export { findGateway } from './port-mapping/find-gateway.ts';
export { PortMapper } from './port-mapping/port-mapper.ts';
export { describeFiles, type DescribedFile, type FilesDescription } from './transfer-files/describe-files.ts';
export { isExecutableName, safeFileName } from './transfer-files/safe-name.ts';
