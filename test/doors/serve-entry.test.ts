import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enter, openTestDoor, type TestDoor } from './open-test-door.ts';
import { exchange, type Ask, type Reply } from './raw-http.ts';

let door: TestDoor;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door.remove());
const ask = (what: Ask): Promise<Reply> => exchange(door.origin, what);

describe('the one-time link', () => {
  test('gives a session once and leads to the page', async () => {
    const reply = await ask({ path: new URL(door.link).pathname });
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    const cookie = reply.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/^yidan-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const page = await ask({ path: '/', headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>一单</title>' });
  });

  test('has 256 bits and is another one at every start', async () => {
    const second = await door.another();
    const token = (link: string) => link.split('/enter/')[1] ?? '';
    expect(Buffer.from(token(door.link), 'base64url')).toHaveLength(32);
    expect(token(second.link)).not.toBe(token(door.link));
  });

  test('is told to whoever waits for it', async () => {
    const links: string[] = [];
    const second = await door.another({ onListening: (link) => links.push(link) });
    expect(links).toEqual([second.link]);
  });

  test('used a second time, says how to get a new one', async () => {
    await enter(door);
    const reply = await ask({ path: new URL(door.link).pathname });
    expect(reply.status).toBe(410);
    expect(reply.body).toContain('再运行 yidan serve');
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test('expires after ten minutes, to the millisecond', async () => {
    const early = await door.another();
    const late = await door.another();
    door.passMinutes(10 - 1 / 60_000);
    await enter(early);
    door.passMinutes(1 / 60_000);
    const reply = await exchange(late.origin, { path: new URL(late.link).pathname });
    expect(reply.status).toBe(410);
  });

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(5000), '%00', '..%2f..'])(
    'a wrong token %j gives nothing, and the right one still works',
    async (token) => {
      const reply = await ask({ path: `/enter/${token}` });
      expect([401, 410]).toContain(reply.status);
      expect(reply.headers['set-cookie']).toBeUndefined();
      await enter(door);
    },
  );

  test('opened by two at the same moment, lets one in', async () => {
    const path = new URL(door.link).pathname;
    const replies = await Promise.all(Array.from({ length: 8 }, () => ask({ path })));
    const statuses = replies.map((reply) => reply.status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([303, 410, 410, 410, 410, 410, 410, 410]);
  });
});

describe('without the session nothing is given', () => {
  test.each(['/', '/index.html', '/assets/index-Ab_1-2.js', '/absent'])('%s', async (path) => {
    const reply = await ask({ path });
    expect(reply.status).toBe(401);
    expect(reply.body).toContain('一次性链接');
    expect(reply.body).not.toContain('export');
  });

  test('nor is the workstation asked', async () => {
    const headers = { Origin: door.origin, 'Content-Type': 'application/json' };
    const reply = await ask({ method: 'POST', path: '/api/hello', headers, body: '{}' });
    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, problem: { code: 'NOT_ALLOWED' } });
    expect(door.asked).toEqual([]);
  });

  test.each(['', 'A'.repeat(43), 'undefined', 'null'])('a made-up session %j', async (value) => {
    await enter(door);
    const cookie = `yidan-${new URL(door.origin).port}=${value}`;
    expect((await ask({ path: '/', headers: { Cookie: cookie } })).status).toBe(401);
  });

  test('nor with the session of another start', async () => {
    const other = await door.another();
    const [, value] = (await enter(other)).split('=');
    await enter(door);
    const cookie = `yidan-${new URL(door.origin).port}=${value ?? ''}`;
    expect((await ask({ path: '/', headers: { Cookie: cookie } })).status).toBe(401);
  });
});
