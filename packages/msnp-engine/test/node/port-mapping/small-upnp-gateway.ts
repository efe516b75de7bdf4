/** A gateway on loopback: answers searches, describes itself, and keeps a table of ports. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

export interface GatewayHabits {
  readonly type?: string;
  readonly externalAddress?: string;
  /** Answers a search with this instead. */
  readonly answer?: (port: number) => string;
  /** Ports outside that somebody else has; `all` for every one. */
  readonly taken?: 'all' | readonly number[];
  /** Breaks off whatever it is told by HTTP. */
  readonly isBroken?: boolean;
}

const SERVICE = 'urn:schemas-upnp-org:service:WANIPConnection:1';

export class SmallUpnpGateway {
  /** External port to `address:port` inside. */
  readonly mappings = new Map<number, string>();
  readonly asked: string[] = [];
  readonly #habits: GatewayHabits;
  readonly #search: Socket;
  readonly #http: Server;

  private constructor(habits: GatewayHabits) {
    this.#habits = habits;
    this.#search = createSocket('udp4');
    this.#search.on('message', (message, sender) => {
      const type = /^ST: (.*)$/m.exec(message.toString())?.[1]?.trim() ?? '';
      this.asked.push(type);
      if (type !== (habits.type ?? 'urn:schemas-upnp-org:device:InternetGatewayDevice:1')) return;
      this.#search.send(this.#answer(type), sender.port, sender.address);
    });
    this.#http = createServer((request, response) => {
      if (habits.isBroken === true) return void request.socket.destroy();
      void this.#serve(request).then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'text/xml' });
        response.end(body);
      });
    });
  }

  static async open(habits: GatewayHabits = {}): Promise<SmallUpnpGateway> {
    const gateway = new SmallUpnpGateway(habits);
    gateway.#search.bind(0, '127.0.0.1');
    gateway.#http.listen(0, '127.0.0.1');
    await Promise.all([once(gateway.#search, 'listening'), once(gateway.#http, 'listening')]);
    return gateway;
  }

  /** Where a search finds it. */
  get search(): { readonly from: readonly string[]; readonly to: { address: string; port: number } } {
    return { from: ['127.0.0.1'], to: { address: '127.0.0.1', port: this.#search.address().port } };
  }

  close(): void {
    this.#search.close();
    this.#http.close();
  }

  #answer(type: string): string {
    const address = this.#http.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    return (
      this.#habits.answer?.(port) ??
      `HTTP/1.1 200 OK\r\nST: ${type}\r\nUSN: uuid:1\r\nLOCATION: http://127.0.0.1:${port}/root.xml\r\n\r\n`
    );
  }

  async #serve(request: IncomingMessage): Promise<{ readonly status: number; readonly body: string }> {
    if (request.method === 'GET') return { status: 200, body: DESCRIPTION };
    const action = /#(\w+)/.exec(request.headers['soapaction']?.toString() ?? '')?.[1] ?? '';
    const sent = await text(request);
    const field = (name: string): string => new RegExp(`<${name}>(.*)</${name}>`).exec(sent)?.[1] ?? '';
    switch (action) {
      case 'GetExternalIPAddress':
        return answered(
          action,
          `<NewExternalIPAddress>${this.#habits.externalAddress ?? '203.0.113.7'}</NewExternalIPAddress>`,
        );
      case 'AddPortMapping':
        return this.#add(
          Number(field('NewExternalPort')),
          `${field('NewInternalClient')}:${field('NewInternalPort')}`,
        );
      case 'DeletePortMapping':
        this.mappings.delete(Number(field('NewExternalPort')));
        return answered(action, '');
      default:
        return refused(401, 'Invalid Action');
    }
  }

  #add(external: number, internal: string): { readonly status: number; readonly body: string } {
    const { taken = [] } = this.#habits;
    if (taken === 'all' || taken.includes(external)) return refused(718, 'ConflictInMappingEntry');
    this.mappings.set(external, internal);
    return answered('AddPortMapping', '');
  }
}

const DESCRIPTION = `<?xml version="1.0"?>
<root xmlns="urn:schemas-upnp-org:device-1-0"><device>
  <deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType>
  <deviceList><device><deviceList><device><serviceList><service>
    <serviceType>${SERVICE}</serviceType><controlURL>/control</controlURL><SCPDURL>/scpd.xml</SCPDURL>
  </service></serviceList></device></deviceList></device></deviceList>
</device></root>`;

function answered(action: string, inner: string): { readonly status: number; readonly body: string } {
  const body = `<u:${action}Response xmlns:u="${SERVICE}">${inner}</u:${action}Response>`;
  return { status: 200, body: enveloped(body) };
}

function refused(code: number, reason: string): { readonly status: number; readonly body: string } {
  const error = `<UPnPError><errorCode>${code}</errorCode><errorDescription>${reason}</errorDescription></UPnPError>`;
  return {
    status: 500,
    body: enveloped(`<s:Fault><faultstring>UPnPError</faultstring><detail>${error}</detail></s:Fault>`),
  };
}

function enveloped(body: string): string {
  return `<?xml version="1.0"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
}
