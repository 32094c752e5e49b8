import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type Served, type ServeOptions } from '../../electron/serve.ts';
import { createAskedApi, type Asked } from './asked-api.ts';
import { exchange, type Reply } from './raw-http.ts';

/** A browser door on a small page of its own, with the workstation's side noted down. */
export type TestDoor = Served & {
  readonly asked: readonly Asked[];
  readonly log: readonly string[];
  /** Another door on the same page and the same clock. */
  another(over?: Partial<ServeOptions>): Promise<Served>;
  passMinutes(minutes: number): void;
  remove(): Promise<void>;
};

export async function openTestDoor(): Promise<TestDoor> {
  const directory = await mkdtemp(join(tmpdir(), 'yidan-serve-'));
  await writePage(directory);
  const { api, asked } = createAskedApi();
  const log: string[] = [];
  const opened: Served[] = [];
  let now = 1_700_000_000_000;
  const another = async (over: Partial<ServeOptions> = {}): Promise<Served> => {
    const result = await serve({
      api: createAskedApi().api,
      rendererDirectory: join(directory, 'renderer'),
      clock: () => now,
      log: (line) => log.push(line),
      ...over,
    });
    if (!result.ok) throw new Error(result.problem.message);
    opened.push(result.value);
    return result.value;
  };
  const first = await another({ api });
  return {
    ...first,
    asked,
    log,
    another,
    passMinutes: (minutes) => {
      now += minutes * 60_000;
    },
    remove: async () => {
      await Promise.all(opened.map((door) => door.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** What may be read stands in `renderer`; what must never be read lies beside it and among it. */
async function writePage(directory: string): Promise<void> {
  const page = join(directory, 'renderer');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(page, 'index.html'), '<!doctype html><title>一单</title>');
  await writeFile(join(page, 'assets', 'index-Ab_1-2.js'), 'export {};');
  await writeFile(join(page, 'assets', 'notes.secret'), 'not for the page');
  await writeFile(join(page, '.hidden.js'), 'not for the page');
  await writeFile(join(directory, 'secret.html'), 'outside the page');
}

/** Opens the one-time link as a browser would, and answers with the cookie that it then sends. */
export async function enter(door: Served): Promise<string> {
  const reply = await exchange(door.origin, { path: new URL(door.link).pathname });
  if (reply.status !== 303) throw new Error(`the link answered ${reply.status}`);
  return (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
}

/** The headers with which the page itself asks. */
export function fromPage(cookie: string, origin: string) {
  return { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' } as const;
}

export function corsHeaders(reply: Reply): readonly string[] {
  return Object.keys(reply.headers).filter((name) => name.startsWith('access-control-'));
}
