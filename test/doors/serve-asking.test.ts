import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createThrowingApi } from './asked-api.ts';
import { corsHeaders, enter, fromPage, openTestDoor, type TestDoor } from './open-test-door.ts';
import { exchange, type Ask, type Reply } from './raw-http.ts';

let door: TestDoor;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door.remove());
const ask = (what: Ask): Promise<Reply> => exchange(door.origin, what);

describe('a right question from the page', () => {
  test('reaches the workstation, and its answer comes back', async () => {
    const headers = fromPage(await enter(door), door.origin);
    const reply = await ask({
      method: 'POST',
      path: '/api/findPeople',
      headers,
      body: JSON.stringify({ query: '张三' }),
    });
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(reply.body)).toEqual({
      ok: false,
      problem: { code: 'STATION_NOT_SET_UP', message: 'findPeople was reached' },
    });
    expect(door.asked).toEqual([{ method: 'findPeople', request: { query: '张三' } }]);
  });

  test('with a charset beside its type is right as well', async () => {
    const headers = {
      ...fromPage(await enter(door), door.origin),
      'Content-Type': 'application/json; charset=UTF-8',
    };
    await ask({ method: 'POST', path: '/api/hello', headers, body: '{}' });
    expect(door.asked).toHaveLength(1);
  });

  test('with a wrong field is answered with the problem and its place', async () => {
    const headers = fromPage(await enter(door), door.origin);
    const reply = await ask({ method: 'POST', path: '/api/findPeople', headers, body: '{"q":1}' });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, problem: { code: 'WRONG_TYPE' } });
    expect(door.asked).toEqual([]);
  });

  test('on which the workstation throws is answered STOPPED and logged', async () => {
    const broken = await door.another({ api: createThrowingApi('hello', new Error('disk full')) });
    const headers = fromPage(await enter(broken), broken.origin);
    const ask = { method: 'POST', path: '/api/hello', headers, body: '{}' };
    const reply = await exchange(broken.origin, ask);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, problem: { code: 'STOPPED' } });
    expect(reply.body).not.toContain('disk full');
    expect(door.log.join('\n')).toContain('disk full');
  });
});

describe('who may ask', () => {
  test.each([
    ['another name for this machine', 'localhost'],
    ['a name that resolves here', 'evil.example'],
    ['this address without the port', '127.0.0.1'],
    ['this address with another port', '127.0.0.1:1'],
    ['this machine in IPv6', '[::1]'],
    ['our name as a prefix', '127.0.0.1.evil.example'],
  ])('%s in Host is refused (DNS rebinding)', async (_what, name) => {
    const cookie = await enter(door);
    const port = new URL(door.origin).port;
    const host = name.includes(':') || name === '127.0.0.1' ? name : `${name}:${port}`;
    for (const path of ['/', new URL(door.link).pathname]) {
      expect((await ask({ path, headers: { Host: host, Cookie: cookie } })).status).toBe(421);
    }
    const headers = { ...fromPage(cookie, door.origin), Host: host };
    const reply = await ask({ method: 'POST', path: '/api/hello', headers, body: '{}' });
    expect(reply.status).toBe(421);
    expect(door.asked).toEqual([]);
  });

  test.each([
    ['another site', 'https://evil.example'],
    ['another program on this machine', 'http://127.0.0.1:1'],
    ['this machine by name', 'http://localhost'],
    ['a page without origin', 'null'],
    ['our origin as a prefix', null],
  ])('%s in Origin is refused', async (_what, origin) => {
    const cookie = await enter(door);
    const headers = fromPage(cookie, origin ?? `${door.origin}0`);
    const reply = await ask({ method: 'POST', path: '/api/hello', headers, body: '{}' });
    expect(reply.status).toBe(403);
    expect(door.asked).toEqual([]);
  });

  test('no Origin at all is refused', async () => {
    const headers = { Cookie: await enter(door), 'Content-Type': 'application/json' };
    const reply = await ask({ method: 'POST', path: '/api/hello', headers, body: '{}' });
    expect(reply.status).toBe(403);
    expect(door.asked).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'a form can send %j across sites, so it is refused',
    async (type) => {
      const headers = { ...fromPage(await enter(door), door.origin), 'Content-Type': type };
      const reply = await ask({ method: 'POST', path: '/api/hello', headers, body: '{}' });
      expect(reply.status).toBe(415);
      expect(door.asked).toEqual([]);
    },
  );

  test('a preflight gets no permission', async () => {
    const cookie = await enter(door);
    for (const path of ['/api/hello', '/']) {
      const reply = await ask({
        method: 'OPTIONS',
        path,
        headers: {
          Cookie: cookie,
          Origin: 'https://evil.example',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        },
      });
      expect(reply.status).toBe(405);
      expect(corsHeaders(reply)).toEqual([]);
    }
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('%s asks nothing', async (method) => {
    const headers = fromPage(await enter(door), door.origin);
    const reply = await ask({ method, path: '/api/hello', headers });
    expect(reply.status).toBe(405);
    expect(door.asked).toEqual([]);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('%s on the page is refused', async (method) => {
    expect((await ask({ method, path: '/', headers: { Cookie: await enter(door) } })).status).toBe(
      405,
    );
  });

  test.each(['close', 'constructor', '__proto__', 'HELLO', 'x'.repeat(300)])(
    'the method %s does not exist',
    async (method) => {
      const headers = fromPage(await enter(door), door.origin);
      const reply = await ask({ method: 'POST', path: `/api/${method}`, headers, body: '{}' });
      expect(reply.status).toBe(404);
      expect(JSON.parse(reply.body)).toMatchObject({ problem: { code: 'METHOD_UNKNOWN' } });
    },
  );

  test('the door stands open to this machine only', async () => {
    const port = Number(new URL(door.origin).port);
    const outer = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4')
      .map((address) => address.address);
    const reached = await Promise.all(['127.0.0.2', ...outer].map((at) => canConnect(at, port)));
    expect(reached).toEqual(reached.map(() => false));
    expect(await canConnect('127.0.0.1', port)).toBe(true);
  });
});

describe('the body', () => {
  const atLimit = (size: number) => `{"query":"${'x'.repeat(size - 12)}"}`;

  test('of exactly 1 MiB is read, one byte more is not', async () => {
    const headers = fromPage(await enter(door), door.origin);
    const most = 1024 * 1024;
    const full = atLimit(most);
    expect(Buffer.byteLength(full)).toBe(most);
    const send = (body: string) => ask({ method: 'POST', path: '/api/findPeople', headers, body });
    expect((await send(full)).status).toBe(200);
    const reply = await send(atLimit(most + 1));
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.body)).toMatchObject({ problem: { code: 'NOT_ALLOWED' } });
    expect(door.asked).toEqual([]);
  });

  test('of a file that is to be verified may be larger', async () => {
    const headers = fromPage(await enter(door), door.origin);
    const body = JSON.stringify({ pdfBase64: 'A'.repeat(2 * 1024 * 1024) });
    const send = (method: string) => ask({ method: 'POST', path: `/api/${method}`, headers, body });
    expect((await send('verifySlip')).status).toBe(200);
    expect(door.asked).toHaveLength(1);
    expect((await send('findPeople')).status).toBe(413);
    expect(door.asked).toHaveLength(1);
  });

  test('sent in parts without a length is stopped at the same limit', async () => {
    const headers = { ...fromPage(await enter(door), door.origin), 'Transfer-Encoding': 'chunked' };
    const send = (body: string) => ask({ method: 'POST', path: '/api/findPeople', headers, body });
    expect((await send('{"query":"zs"}')).status).toBe(200);
    expect(door.asked).toHaveLength(1);
    expect((await send(atLimit(3 * 1024 * 1024))).status).toBe(413);
    expect(door.asked).toHaveLength(1);
  });

  test.each(['', '{', 'undefined', '{"query":"zs"} x', '\u0000'])(
    '%j is not JSON',
    async (body) => {
      const headers = fromPage(await enter(door), door.origin);
      const reply = await ask({ method: 'POST', path: '/api/findPeople', headers, body });
      expect(reply.status).toBe(400);
      expect(JSON.parse(reply.body)).toMatchObject({ problem: { code: 'MALFORMED' } });
    },
  );
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}
