import type { ServerAddress } from '@nudge/msnp-codec';
import type { HttpExchange } from './core/http-exchange.ts';
import type { LineSecurity } from './core/line-security.ts';
import type { MessengerEvent, RequestOutcome } from './messenger-events.ts';
import type { WebOutputs } from './offline/web-service.ts';
import type { ListenerId } from './transfer/link-port.ts';
import type { LinkOutputs } from './transfer/links.ts';
import type { StreamOutput } from './transfer/stream-port.ts';
import type { ConnectionId } from './switchboard/switchboard-pool.ts';

/** What the messenger wants done, or tells. */
export type MessengerOutput =
  | {
      readonly kind: 'open';
      readonly connection: ConnectionId;
      readonly host: string;
      readonly port: number;
      /** To another client: what the system has taken of the bytes written is wanted to be told. */
      readonly isLink: boolean;
      /** Present: TLS; never on a link. */
      readonly security?: LineSecurity;
    }
  | { readonly kind: 'write'; readonly connection: ConnectionId; readonly bytes: Uint8Array }
  /** Close after what was written; nothing more is wanted of this connection. */
  | { readonly kind: 'close'; readonly connection: ConnectionId }
  /** While paused nothing is read from the connection. */
  | { readonly kind: 'pause'; readonly connection: ConnectionId; readonly isPaused: boolean }
  /** Open a port to which other clients may connect. */
  | { readonly kind: 'listen'; readonly listener: ListenerId }
  | { readonly kind: 'stopListening'; readonly listener: ListenerId }
  | StreamOutput
  | { readonly kind: 'login'; readonly id: number; readonly exchange: HttpExchange }
  /** The answer is no longer wanted. */
  | { readonly kind: 'cancelLogin'; readonly id: number }
  /** Ask a web service of the session; logins and these have numbers of one row. */
  | { readonly kind: 'webRequest'; readonly id: number; readonly exchange: HttpExchange }
  | { readonly kind: 'cancelWebRequest'; readonly id: number }
  | { readonly kind: 'event'; readonly event: MessengerEvent };

/** Gathers outputs in order, and numbers connections and exchanges. */
export class MessengerOutputs implements LinkOutputs, WebOutputs {
  #gathered: MessengerOutput[] = [];
  #nextConnection = 1;
  #nextExchange = 1;
  #nextListener: ListenerId = 1;

  /** A line to a server. */
  open({ host, port }: ServerAddress, security: LineSecurity | undefined): ConnectionId {
    const connection = this.#nextConnection++;
    const secured = security === undefined ? {} : { security };
    this.#gathered.push({ kind: 'open', connection, host, port, isLink: false, ...secured });
    return connection;
  }

  openLink({ host, port }: ServerAddress): ConnectionId {
    const connection = this.#nextConnection++;
    this.#gathered.push({ kind: 'open', connection, host, port, isLink: true });
    return connection;
  }

  write(connection: ConnectionId, bytes: Uint8Array): void {
    this.#gathered.push({ kind: 'write', connection, bytes });
  }

  close(connection: ConnectionId): void {
    this.#gathered.push({ kind: 'close', connection });
  }

  /** The number of a connection that somebody else opened. */
  adopt(): ConnectionId {
    return this.#nextConnection++;
  }

  pause(connection: ConnectionId, isPaused: boolean): void {
    this.#gathered.push({ kind: 'pause', connection, isPaused });
  }

  listen(): ListenerId {
    const listener = this.#nextListener++;
    this.#gathered.push({ kind: 'listen', listener });
    return listener;
  }

  stopListening(listener: ListenerId): void {
    this.#gathered.push({ kind: 'stopListening', listener });
  }

  perform(output: StreamOutput): void {
    this.#gathered.push(output);
  }

  login(exchange: HttpExchange): number {
    const id = this.#nextExchange++;
    this.#gathered.push({ kind: 'login', id, exchange });
    return id;
  }

  cancelLogin(id: number): void {
    this.#gathered.push({ kind: 'cancelLogin', id });
  }

  webRequest(exchange: HttpExchange): number {
    const id = this.#nextExchange++;
    this.#gathered.push({ kind: 'webRequest', id, exchange });
    return id;
  }

  cancelWebRequest(id: number): void {
    this.#gathered.push({ kind: 'cancelWebRequest', id });
  }

  tell(event: MessengerEvent): void {
    this.#gathered.push({ kind: 'event', event });
  }

  settle(id: string, outcome: RequestOutcome): void {
    this.tell({ type: 'requestSettled', id, outcome });
  }

  /** Takes what has gathered. */
  take(): readonly MessengerOutput[] {
    const gathered = this.#gathered;
    this.#gathered = [];
    return gathered;
  }
}
