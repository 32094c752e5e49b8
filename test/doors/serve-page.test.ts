import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../../electron/serve.ts';
import { createAskedApi } from './asked-api.ts';
import { corsHeaders, enter, fromPage, openTestDoor, type TestDoor } from './open-test-door.ts';
import { exchange, type Ask, type Reply } from './raw-http.ts';

let door: TestDoor;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door.remove());
const ask = (what: Ask): Promise<Reply> => exchange(door.origin, what);

describe('the files of the page', () => {
  test('come with their type and may not be kept or framed', async () => {
    const headers = { Cookie: await enter(door) };
    const script = await ask({ path: '/assets/index-Ab_1-2.js?v=1', headers });
    expect(script).toMatchObject({ status: 200, body: 'export {};' });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const page = await ask({ path: '/', headers });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  test.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/assets/../../secret.html',
    '/assets/..%2f..%2fsecret.html',
    '/..%5csecret.html',
    '/%252e%252e%252fsecret.html',
    '//secret.html',
    '/./secret.html',
    '/assets/%2e%2e/%2e%2e/secret.html',
    '/%c0%ae%c0%ae/secret.html',
    '/secret.html%00.js',
    '/index.html/',
    '/index.html/x.js',
    '/assets',
    '/assets/',
    '/assets/notes.secret',
    '/.hidden.js',
    '/index.html%20',
    '/absent.js',
  ])('%s leads nowhere', async (path) => {
    const reply = await ask({ path, headers: { Cookie: await enter(door) } });
    expect(reply.status).toBe(404);
    expect(reply.body).toContain('没有这个页面');
    expect(reply.body).not.toMatch(/outside the page|not for the page/);
  });

  test('a backslash does not even pass as an address', async () => {
    const reply = await ask({ path: '/..\\secret.html', headers: { Cookie: await enter(door) } });
    expect(reply).toMatchObject({ status: 400, body: '' });
  });

  test('an absolute address in the request line does not change whose page it is', async () => {
    const headers = { Cookie: await enter(door), Host: new URL(door.origin).host };
    const reply = await ask({ path: 'http://evil.example/secret.html', headers });
    expect(reply.body).not.toContain('outside the page');
    expect(reply.status).toBeGreaterThanOrEqual(400);
  });
});

describe('every answer', () => {
  test('forbids what the page never needs, and grants nothing to other sites', async () => {
    const cookie = await enter(door);
    const replies = await Promise.all([
      ask({ path: '/', headers: { Cookie: cookie } }),
      ask({ path: '/' }),
      ask({ path: '/absent.js', headers: { Cookie: cookie } }),
      ask({ path: '/enter/x' }),
      ask({ path: '/', headers: { Host: 'evil.example' } }),
      ask({ method: 'OPTIONS', path: '/' }),
      ask({
        method: 'POST',
        path: '/api/hello',
        headers: fromPage(cookie, door.origin),
        body: '{}',
      }),
      ask({ method: 'POST', path: '/api/x', headers: fromPage(cookie, door.origin), body: '{' }),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 401, 404, 410, 421, 405, 200, 400]);
    for (const reply of replies) {
      expect(reply.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      const policy = reply.headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-eval');
      expect(corsHeaders(reply)).toEqual([]);
    }
  });
});

describe('opening and closing', () => {
  test('a port that another program holds is a problem with a way out', async () => {
    const port = Number(new URL(door.origin).port);
    const { api } = createAskedApi();
    const second = await serve({ api, rendererDirectory: '.', port });
    expect(second.ok ? null : second.problem).toMatchObject({
      message: expect.stringMatching(new RegExp(`^port ${port} .*--port`)),
      facts: { port, why: 'EADDRINUSE' },
    });
  });

  test('a named port is the one in the link', async () => {
    const port = Number(new URL(door.origin).port);
    await door.close();
    const second = await door.another({ port });
    expect(second.origin).toBe(`http://127.0.0.1:${port}`);
    expect(second.link.startsWith(`${second.origin}/enter/`)).toBe(true);
  });

  test('close answers what is under way and then takes no more', async () => {
    const { api } = createAskedApi();
    const desk = new EventEmitter();
    const slow = await door.another({
      api: {
        ...api,
        hello: async () => {
          desk.emit('asked');
          await once(desk, 'answer');
          return api.hello({});
        },
      },
    });
    const headers = fromPage(await enter(slow), slow.origin);
    const question = { method: 'POST', path: '/api/hello', headers, body: '{}' };
    const asked = once(desk, 'asked');
    const reply = exchange(slow.origin, question);
    await asked;
    const closed = slow.close();
    desk.emit('answer');
    expect((await reply).status).toBe(200);
    await closed;
    await expect(exchange(slow.origin, { path: '/' })).rejects.toThrow(/ECONNREFUSED/);
  });

  test('close does not wait for a connection that a browser keeps open', async () => {
    const second = await door.another();
    const kept = connect(Number(new URL(second.origin).port), '127.0.0.1');
    await once(kept, 'connect');
    const started = performance.now();
    await second.close();
    expect(performance.now() - started).toBeLessThan(2500);
    kept.destroy();
  });
});
