/**
 * The HTTP port, which speaks https as well: Passport nexus and login page, offline messages, registration, and whether
 * a port can be reached. Routing only; the answers are the front's.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import Router from '@koa/router';
import Koa from 'koa';
import { FETCH_PATH, OFFLINE_REQUEST_MAX_BYTES, STORE_PATH } from '@nudge/msnp-codec';
import type { LogEntry } from '../core/environment.ts';
import { FetchRoute } from '../front/offline/fetch-route.ts';
import { StoreRoute } from '../front/offline/store-route.ts';
import { LOGIN_PATH, logIn, nexus, NEXUS_PATH, type LoginResponse } from '../front/passport/login-routes.ts';
import { REACHABILITY_PATH, type Reachability } from '../front/reachability.ts';
import { REGISTRATION_BODY_MAX_BYTES } from '../limits.ts';
import type { Service } from '../server.ts';
import { listenError } from './listen-failure.ts';
import { answerHttps } from './http-connections.ts';
import { isLoopback } from '../core/loopback.ts';
import { plainAddress } from './plain-address.ts';
import { readBody } from './request-body.ts';
import type { Endpoint } from './tcp-listener.ts';
import type { TlsDoor } from './tls-door.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 15_000;
const REGISTRATION_PATH = '/register';

function answer(context: Koa.Context, response: LoginResponse): void {
  context.status = response.status;
  context.set({ ...response.headers });
  context.body = response.body;
}

/** The JSON body; undefined when it is none or too large. */
async function readJson(context: Koa.Context): Promise<unknown> {
  if (context.request.is('application/json') === false) return undefined;
  const body = await readBody(context, REGISTRATION_BODY_MAX_BYTES);
  try {
    return body && (JSON.parse(body.toString('utf8')) as unknown);
  } catch {
    return undefined;
  }
}

/** Headers by which proxies say that they hand a request on. */
const FORWARDING_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'] as const;

function routes(service: Service, reachability: Reachability): Router {
  const router = new Router();
  router.get(NEXUS_PATH, (context) =>
    answer(context, nexus({ host: context.get('Host'), isSecure: context.secure })),
  );
  router.get(LOGIN_PATH, async (context) => {
    const request = {
      host: context.get('Host'),
      authorization: context.get('Authorization'),
      remoteAddress: context.req.socket.remoteAddress ?? '',
    };
    answer(context, await logIn(service.core, request));
  });
  router.post(REGISTRATION_PATH, async (context) => {
    const remoteAddress = context.req.socket.remoteAddress ?? '';
    const body = await readJson(context);
    const request = { body, remoteAddress, isLoopback: isLoopback(remoteAddress) };
    answer(context, await service.registration.register(request));
  });
  router.post(REACHABILITY_PATH, async (context) => {
    const { remotePort = 0 } = context.req.socket;
    const remoteAddress = plainAddress(context.req.socket.remoteAddress);
    const isForwarded = FORWARDING_HEADERS.some((name) => context.get(name) !== '');
    const body = await readJson(context);
    answer(context, await reachability.probe({ body, remoteAddress, remotePort, isForwarded }));
  });
  const store = new StoreRoute(service.core);
  const fetch = new FetchRoute(service.core);
  router.post(STORE_PATH, async (context) =>
    answer(context, await store.answer(await readBody(context, OFFLINE_REQUEST_MAX_BYTES))),
  );
  router.post(FETCH_PATH, async (context) =>
    answer(context, await fetch.answer(await readBody(context, OFFLINE_REQUEST_MAX_BYTES))),
  );
  return router;
}

export interface HttpListenerOptions {
  readonly service: Service;
  readonly reachability: Reachability;
  readonly log: (entry: LogEntry) => void;
  /** Undefined: plain only. */
  readonly door: TlsDoor | undefined;
}

export class HttpListener {
  readonly #handle: ReturnType<Koa['callback']>;
  #server: Server | undefined = undefined;
  readonly #sockets = new Set<Socket>();

  readonly #failed: (failure: Error) => void;
  readonly #door: TlsDoor | undefined;

  constructor({ service, reachability, log, door }: HttpListenerOptions) {
    this.#failed = ({ message }) => log({ level: 'error', event: 'httpFailed', details: { message } });
    this.#door = door;
    const application = new Koa();
    application.silent = true;
    application.on('error', this.#failed);
    application.use(routes(service, reachability).routes());
    this.#handle = application.callback();
  }

  /** Listens, 0 for any free port. Called again it moves there. */
  async listen(host: string, port: number): Promise<Endpoint> {
    this.#server?.close();
    const server = createServer((request, response) => void this.#handle(request, response));
    server.requestTimeout = REQUEST_TIMEOUT_MS;
    server.headersTimeout = HEADERS_TIMEOUT_MS;
    if (this.#door !== undefined) answerHttps(server, this.#door);
    server.on('connection', (socket) => this.#track(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (failure) => reject(listenError(failure, host, port)));
      server.listen(port, host, resolve);
    });
    server.on('error', this.#failed);
    return { host, port: (server.address() as AddressInfo).port };
  }

  /** Kept-alive connections are cut: they would keep the port's end waiting. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server?.listening !== true) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of this.#sockets) socket.destroy();
    });
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
