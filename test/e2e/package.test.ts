import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cashierAt } from './cashier.ts';
import { checkSlip, recordFirstBill } from './first-morning.ts';
import { askWindow, openPackaged } from './open-door.ts';
import { ROOT } from '../cases/read-cases.ts';

/** Packaging needs an Electron to package: `npm test` names one here where it found one. */
const ELECTRON = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
const TARGET = `${process.platform}-${process.arch}`;

const Entry = z.object({ unpacked: z.boolean().optional(), size: z.number().optional() });
const Folder = z.object({ files: z.record(z.string(), z.unknown()) });

/** The files of an asar archive, by path; its header is JSON, and how long that is stands at byte 12. */
function archived(file: string): ReadonlyMap<string, z.infer<typeof Entry>> {
  const bytes = readFileSync(file);
  const header: unknown = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  const found = new Map<string, z.infer<typeof Entry>>();
  const walk = (entry: unknown, path: string): void => {
    const folder = Folder.safeParse(entry);
    if (!folder.success) found.set(path, Entry.parse(entry));
    else
      for (const [name, inner] of Object.entries(folder.data.files))
        walk(inner, path === '' ? name : `${path}/${name}`);
  };
  walk(header, '');
  return found;
}

describe.skipIf(process.platform !== 'linux' || ELECTRON === '')('the package', () => {
  const out = mkdtempSync(join(tmpdir(), 'yidan-package-'));
  const app = join(
    out,
    process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
  );
  let files: ReturnType<typeof archived> = new Map();

  beforeAll(() => {
    const version = readFileSync(join(ELECTRON, 'version'), 'utf8').trim().replace(/^v/, '');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/electron-builder/cli.js'),
        ...'--config build/electron-builder.yml --publish never --linux dir'.split(' '),
        `-c.electronDist=${ELECTRON}`,
        `-c.electronVersion=${version}`,
        `-c.directories.output=${out}`,
      ],
      { cwd: ROOT, encoding: 'utf8', timeout: 170_000 },
    );
    if (status !== 0) throw new Error(`electron-builder: ${stdout}${stderr}`);
    files = archived(join(app, 'resources/app.asar'));
  }, 180_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  const ending = (end: string) => [...files.keys()].filter((path) => path.endsWith(end));

  test('holds the built program and none of its sources, tests or tools', () => {
    const ours = [...files.keys()].filter((path) => !path.startsWith('node_modules/'));
    expect(ours).toContain('dist/main.cjs');
    expect(ours).toContain('dist/preload.cjs');
    expect(ours).toContain('dist/renderer/index.html');
    expect(ours.filter((path) => !path.startsWith('dist/'))).toEqual(['package.json']);
    expect(ending('.map')).toEqual([]);
  });

  test('holds the SQLite addon of its target only, unpacked', () => {
    const addon = `node_modules/better-sqlite3/prebuilds/${TARGET}.node`;
    expect(ending('.node')).toEqual([addon]);
    expect(files.get(addon)?.unpacked).toBe(true);
    expect(existsSync(join(app, 'resources/app.asar.unpacked', addon))).toBe(true);
    expect(ending('sqlite3.c')).toEqual([]);
  });

  test('holds two weights of the typeface, with its licence', () => {
    const folder = 'node_modules/@expo-google-fonts/noto-sans-sc/';
    expect(ending('.ttf').filter((path) => path.startsWith(folder))).toEqual([
      `${folder}400Regular/NotoSansSC_400Regular.ttf`,
      `${folder}700Bold/NotoSansSC_700Bold.ttf`,
    ]);
    expect(files.has(`${folder}LICENSE_FONT`)).toBe(true);
  });

  test('lays the rules beside the archive, where an office can read them', () => {
    const packaged = readdirSync(join(app, 'resources/rules'), { recursive: true });
    expect(packaged.map(String).toSorted()).toEqual(
      readdirSync(join(ROOT, 'rules'), { recursive: true }).map(String).toSorted(),
    );
  });

  test('is started as yidan and leaves nothing of a supplied Electron behind', () => {
    expect(existsSync(join(app, 'yidan'))).toBe(true);
    expect(existsSync(join(app, 'resources/default_app.asar'))).toBe(false);
    expect(existsSync(join(app, 'better_sqlite3.node'))).toBe(false);
  });

  test.skipIf(process.env['DISPLAY'] === undefined)(
    'opens its window, settles a bill and prints its slip',
    async () => {
      const ledger = join(out, 'ledger.sqlite');
      const door = await openPackaged(join(app, 'yidan'), ledger);
      try {
        const cashier = cashierAt(door);
        const settlementId = await recordFirstBill(cashier);
        const slip = await askWindow(door.page, 'printPaper', {
          subject: { kind: 'settlement', settlementId },
          paper: 'a4',
        });
        const { value } = z.object({ value: z.object({ pdfBase64: z.string() }) }).parse(slip);
        checkSlip(new Uint8Array(Buffer.from(value.pdfBase64, 'base64')));
      } finally {
        await door.close();
      }
    },
    60_000,
  );
});
