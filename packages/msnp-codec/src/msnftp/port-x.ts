/** What PortX and PortX-Internal are hidden behind. */
const PORT_MASK = 0x3141;

/** The port of a PortX, and the PortX of a port. */
export function maskPort(port: number): number {
  return port ^ PORT_MASK;
}
