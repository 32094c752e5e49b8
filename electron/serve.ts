import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { WorkstationApi } from './contract.ts';
import { createEnterLink, type EnterLink } from './doors/enter-link.ts';
import { isMethod } from './doors/methods.ts';
import {
  LINK_SPENT,
  NO_SESSION,
  noticePage,
  PAGE_ABSENT,
  type Notice,
} from './doors/notice-page.ts';
import { readPageFile } from './doors/page-files.ts';
import { PAGE_HEADERS } from './doors/page-headers.ts';
import { MOST_OF_A_FILE } from './doors/plain-data.ts';
import { readBody } from './doors/read-body.ts';
import { answer, type Log } from './requests.ts';

/** The browser door listens here and nowhere else: nothing outside this machine can reach it. */
const LOOPBACK = '127.0.0.1';
const MOST_BODY = 1024 * 1024;

export type ServeOptions = {
  readonly api: WorkstationApi;
  /** The built page: `dist/renderer`. */
  readonly rendererDirectory: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly onListening?: (link: string) => void;
  readonly log?: Log;
  /** Milliseconds since 1970, by which the link expires. */
  readonly clock?: () => number;
};

export type Served = {
  /** To be opened once, by the person at this machine. */
  readonly link: string;
  readonly origin: string;
  /** Answers what is under way, then stops listening. */
  close(): Promise<void>;
};

/** Opens the browser door. A port that cannot be had is a Problem. */
export async function serve(options: ServeOptions): Promise<Result<Served>> {
  const enterLink = createEnterLink(options.clock ?? Date.now);
  const server = createServer();
  const listening = await listen(server, options.port ?? 0);
  if (!listening.ok) return listening;
  const host = `${LOOPBACK}:${listening.value}`;
  const app = createDoor({ ...options, host, enterLink });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  const origin = `http://${host}`;
  const link = `${origin}/enter/${enterLink.token}`;
  options.onListening?.(link);
  return ok({ link, origin, close: () => stop(server) });
}

type Door = ServeOptions & { readonly host: string; readonly enterLink: EnterLink };

/** The order is the guard: name of the host, kind of request, link, session, and only then an answer. */
function createDoor(door: Door): Hono {
  const { host, enterLink } = door;
  const cookie = `yidan-${host.split(':')[1] ?? ''}`;
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.res.headers.set(name, value);
  });
  app.use(async (c, next) => {
    if (c.req.header('host') !== host) return c.text('这个地址不通向一单。', 421);
    if (c.req.method === 'GET' || c.req.method === 'POST') return next();
    return c.text('不支持这种请求。', 405, { Allow: 'GET, POST' });
  });
  app.get('/enter/:token', (c) => {
    const session = enterLink.enter(c.req.param('token'));
    if (session === null) return notice(LINK_SPENT, 410);
    setCookie(c, cookie, session, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.redirect('/', 303);
  });
  app.use(async (c, next) => {
    if (enterLink.holds(getCookie(c, cookie))) return next();
    return c.req.path.startsWith('/api/')
      ? problem(401, 'NOT_ALLOWED', 'no session: open the one-time link of yidan serve')
      : notice(NO_SESSION, 401);
  });
  addApi(app, door);
  app.get('*', async (c) => {
    const file = await readPageFile(door.rendererDirectory, rawPath(c.req.url));
    if (file === null) return notice(PAGE_ABSENT, 404);
    return c.body(file.bytes, 200, { 'Content-Type': file.type });
  });
  app.notFound(() => notice(PAGE_ABSENT, 404));
  app.onError((thrown) => {
    (door.log ?? console.error)(`browser door: ${thrown.stack ?? thrown.message}`);
    return problem(500, 'STOPPED', 'the browser door stopped on an error; the log says why');
  });
  return app;
}

function addApi(app: Hono, { api, host, log }: Door): void {
  app.all('/api/*', async (c, next) => {
    if (c.req.method === 'POST') return next();
    return problem(405, 'NOT_ALLOWED', 'the workstation is asked by POST only');
  });
  app.use('/api/*', async (c, next) => {
    if (c.req.header('origin') !== `http://${host}`) {
      return problem(403, 'NOT_ALLOWED', 'only the page of this workstation may ask it');
    }
    const type = c.req.header('content-type') ?? '';
    if (/^application\/json(; *charset=utf-8)?$/i.test(type)) return next();
    return problem(415, 'NOT_ALLOWED', 'the request must be application/json');
  });
  app.post('/api/:method', async (c) => {
    const method = c.req.param('method');
    // One method is asked about a whole file.
    const most = method === 'verifySlip' ? MOST_OF_A_FILE + MOST_BODY : MOST_BODY;
    const text = await readBody(c.req.raw, most);
    if (text === null) {
      return problem(413, 'NOT_ALLOWED', `the request is over ${most} bytes: send less`);
    }
    const request = parseJson(text);
    if (!request.ok) return c.json(request, 400);
    const result = await answer(api, method, request.value, log);
    return c.json(result, isMethod(method) ? 200 : 404);
  });
}

function parseJson(text: string): Result<unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return fail({ code: 'MALFORMED', message: 'the request is not JSON: send one JSON object' });
  }
}

/** The path as it was sent: nothing decoded, no segment resolved. */
function rawPath(url: string): string {
  return /^https?:\/\/[^/?#]*(\/[^?#]*)/.exec(url)?.[1] ?? '/';
}

function notice(words: Notice, status: 401 | 404 | 410): Response {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(noticePage(words), { status, headers });
}

function problem(
  status: 401 | 403 | 405 | 413 | 415 | 500,
  code: Problem['code'],
  message: string,
): Response {
  return Response.json(fail({ code, message }), { status });
}

function listen(server: Server, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once('error', (thrown: NodeJS.ErrnoException) => {
      const isTaken = thrown.code === 'EADDRINUSE';
      const why = isTaken ? 'is used by another program' : `cannot be had (${thrown.code ?? ''})`;
      resolve(
        fail({
          code: 'NOT_ALLOWED',
          message: `port ${port} of this machine ${why}: name another with --port, or leave it out`,
          facts: { port, why: thrown.code ?? thrown.message },
        }),
      );
    });
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address();
      resolve(ok(address !== null && typeof address === 'object' ? address.port : port));
    });
  });
}

/** Answers under way get two seconds; a connection that a browser merely keeps open gets none. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), 2000);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
