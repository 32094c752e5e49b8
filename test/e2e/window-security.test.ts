import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../cases/read-cases.ts';
import { METHODS } from '../../electron/doors/methods.ts';
import { cashierAt } from './cashier.ts';
import { askWindow, noWindowBecause, openDoor, type OpenDoor } from './open-door.ts';

describe.skipIf(noWindowBecause() !== null)(
  'the real window gives its page nothing but the contract',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'yidan-security-'));
    let door: OpenDoor;

    beforeAll(async () => {
      door = await openDoor('window', join(folder, 'ledger.sqlite'));
      await cashierAt(door).sees('单位名称');
    });
    afterAll(async () => {
      await door.close();
      rmSync(folder, { recursive: true });
    });

    test('no Node in the page, and window.workstation has the methods of the contract only', async () => {
      const node = await door.page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
          (name) => Reflect.get(window, name) !== undefined,
        ),
      );
      expect(node).toEqual([]);
      const methods = await door.page.evaluate<string[]>('Object.keys(window.workstation)');
      expect(methods.toSorted()).toEqual([...METHODS].toSorted());
    });

    test('no new window and no way out of the page', async () => {
      const opened = await door.page.evaluate(
        () => window.open('https://example.invalid/') === null,
      );
      expect(opened).toBe(true);
      await door.page.evaluate(() => {
        location.href = 'https://example.invalid/';
      });
      await door.page.waitForTimeout(500);
      expect(door.page.url()).toBe('app://yidan/');
      expect(door.app?.windows().length).toBe(1);
    });

    test('no script from elsewhere, no eval, no request to the network', async () => {
      const said = await door.page.evaluate(async () => {
        const attempt = async (act: () => unknown) => {
          try {
            await act();
            return 'allowed';
          } catch {
            return 'refused';
          }
        };
        const script = () =>
          new Promise((resolve, reject) => {
            const element = document.createElement('script');
            element.textContent = 'window.injected = true';
            document.head.append(element);
            if (Reflect.get(window, 'injected') === true) resolve(true);
            else reject(new Error('refused'));
          });
        // The tool that runs this may evaluate; a timer of the page's own may not.
        const evaluated = async () => {
          Reflect.apply(setTimeout, window, ['window.evaluated = true']);
          await new Promise((resolve) => setTimeout(resolve, 100));
          if (Reflect.get(window, 'evaluated') !== true) throw new Error('refused');
        };
        return {
          inline: await attempt(script),
          eval: await attempt(evaluated),
          network: await attempt(() => fetch('https://example.invalid/')),
        };
      });
      expect(said).toEqual({ inline: 'refused', eval: 'refused', network: 'refused' });
    });

    test('a request that is not of the contract’s form is a Problem, and nothing is recorded', async () => {
      const request = { settlementId: 'x', reason: 'y', key: 'z', more: 1 };
      const answer = await askWindow(door.page, 'reverse', request);
      expect(answer).toMatchObject({ ok: false, problem: { code: 'UNKNOWN_KEY' } });
    });

    test('another window with the same preload and the same page is refused all the same', async () => {
      const answer = await door.app?.evaluate(
        async ({ BrowserWindow }, preload) => {
          const other = new BrowserWindow({
            show: false,
            webPreferences: { preload, sandbox: true },
          });
          await other.loadURL('app://yidan/');
          const said: unknown = await other.webContents.executeJavaScript(
            'window.workstation.hello({})',
          );
          other.destroy();
          return said;
        },
        join(ROOT, 'dist', 'preload.cjs'),
      );
      expect(answer).toMatchObject({ ok: false, problem: { code: 'NOT_ALLOWED' } });
    });

    test('a frame inside the page is not given the workstation', async () => {
      const given = await door.page.evaluate(async () => {
        const frame = document.createElement('iframe');
        frame.src = URL.createObjectURL(new Blob(['<p>slip</p>'], { type: 'text/html' }));
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        const inside = frame.contentWindow;
        const at = inside?.location.protocol;
        const has = inside !== null && Reflect.get(inside, 'workstation') !== undefined;
        frame.remove();
        return { at, has };
      });
      expect(given).toEqual({ at: 'blob:', has: false });
    });

    test('no notifications, clipboard or place is granted', async () => {
      const said = await door.page.evaluate(async () => {
        // By its name: a machine that knows no place would refuse as well, but for want of one.
        const refusal = (asked: Promise<unknown>) =>
          asked.then(
            () => 'granted',
            (thrown: unknown) => (thrown instanceof DOMException ? thrown.name : String(thrown)),
          );
        const place = new Promise<string>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            ({ code }) => resolve(code === 1 ? 'NotAllowedError' : `code ${code}`),
          );
        });
        return [
          await Notification.requestPermission(),
          await refusal(navigator.clipboard.readText()),
          await place,
        ];
      });
      expect(said).toEqual(['denied', 'NotAllowedError', 'NotAllowedError']);
    });

    test('files outside the built page are not served', async () => {
      const statuses = await door.page.evaluate(async () => {
        const paths = [
          '/..%2f..%2fpackage.json',
          '/../package.json',
          '/%2e%2e/main.cjs',
          '/main.cjs',
        ];
        return Promise.all(paths.map(async (path) => (await fetch(`app://yidan${path}`)).status));
      });
      expect(statuses.every((status) => status === 404)).toBe(true);
    });
  },
);
