import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openLedger } from '../../electron/ledger/open.ts';
import { Refused } from '../../electron/ledger/refused.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, MORNING } from './build-draft.ts';
import { NEWEST, OPERATIONS, openShop } from './conform-clock.ts';
import { problemOf, recordFor, valueOf, writesNothing } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';

const RECORDER = join(import.meta.dirname, 'recorder.ts');

function open(file: string): Ledger {
  const ledger = valueOf(openLedger({ file }));
  onTestFinished(() => ledger.close());
  return ledger;
}

/** An open ledger with a person and so many bills; what is acknowledged lies in the log, not yet in the file. */
async function openBusy(file: string, bills = 3): Promise<Ledger> {
  const ledger = open(file);
  valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  for (let n = 1; n <= bills; n += 1) await bill(ledger, `k-${n}`);
  return ledger;
}

const bill = (ledger: Ledger, key: string) =>
  recordFor(ledger, 'person-1', { total: 1_000, aid: 600 }, { key });

async function attempt(ledger: Ledger) {
  return problemOf(await ledger.savePerson(buildPerson('person-1', { name: '张改名' }), MORNING));
}

/** Opened anew: everything acknowledged is there, nothing else, and the next bill is recorded. */
async function expectAllThere(file: string, bills: number): Promise<void> {
  const ledger = open(file);
  expect((await ledger.verify()).faults).toEqual([]);
  expect((await ledger.list({ offset: 0, limit: 500 })).total).toBe(bills);
  await bill(ledger, 'afterwards');
  expect((await ledger.stats()).settlements).toBe(bills + 1);
}

describe('the log (-wal) is deleted', () => {
  test('after a crash: the missing entries are noticed, and nothing is begun without them', async () => {
    const file = temporaryFile();
    await openBusy(file);
    const after = temporaryFile();
    for (const suffix of ['', '-head', '-wal']) copyFileSync(file + suffix, after + suffix);
    const wal = `${after}-wal`;
    renameSync(wal, `${wal}.kept`);
    const before = readFileSync(after);
    const problem = problemOf(openLedger({ file: after }));
    expect(problem.facts).toEqual({ file: after, why: 'entries-lost', has: 0, recorded: 5 });
    expect(problem.message).toMatch(/it ends at entry 0, and 5 were recorded in it: its -wal file/);
    expect(readFileSync(after).equals(before)).toBe(true);
    rmSync(wal, { force: true });
    rmSync(`${after}-shm`, { force: true });
    renameSync(`${wal}.kept`, wal);
    await expectAllThere(after, 3);
  });

  test('while it is open: what was acknowledged is saved first, and nothing more is recorded', async () => {
    const file = temporaryFile();
    const ledger = await openBusy(file);
    rmSync(`${file}-wal`);
    const problem = await writesNothing(ledger, () => attempt(ledger));
    expect(problem.facts).toEqual({ file, why: 'log-gone' });
    expect(problem.message).toContain('What was recorded before is saved in the ledger file');
    const saved = temporaryFile();
    copyFileSync(file, saved);
    copyFileSync(`${file}-head`, `${saved}-head`);
    await expectAllThere(saved, 3);
    await ledger.close();
    await expectAllThere(file, 3);
  });

  test.each(OPERATIONS)(
    '%s then answers with the problem, and writes nothing',
    async (_n, write) => {
      const file = temporaryFile();
      const shop = await openShop(async () => valueOf(openLedger({ file })));
      rmSync(`${file}-wal`);
      const problem = problemOf(await writesNothing(shop.ledger, () => write(shop, NEWEST)));
      expect(problem.code).toBe('LEDGER_UNUSABLE');
      expect(problem.facts).toMatchObject({ why: 'log-gone' });
    },
  );
});

describe('the file is taken away while it is open', () => {
  test('replaced by another ledger: refused, the other one is not touched, and its own comes back whole', async () => {
    const file = temporaryFile();
    const ledger = await openBusy(file);
    const other = temporaryFile();
    await (await openBusy(other, 1)).close();
    const otherBytes = readFileSync(other);
    renameSync(file, `${file}.away`);
    copyFileSync(other, file);
    const problem = await writesNothing(ledger, () => attempt(ledger));
    expect(problem.facts).toEqual({ file, why: 'replaced' });
    expect(problem.message).toContain('another file was put in its place while it was open');
    await ledger.close();
    expect(readFileSync(file).equals(otherBytes)).toBe(true);
    const here = problemOf(openLedger({ file }));
    expect(here.facts).toMatchObject({ why: 'another-ledger', has: 3, recorded: 5 });
    renameSync(`${file}.away`, file);
    await expectAllThere(file, 3);
  });

  test('deleted: everything that was recorded is written out beside it', async () => {
    const file = temporaryFile();
    const ledger = await openBusy(file);
    rmSync(file);
    const problem = await writesNothing(ledger, () => attempt(ledger));
    const rescued = `${file}.rescued`;
    expect(problem.facts).toEqual({ file, why: 'replaced', rescued });
    expect(problem.message).toContain(`Everything recorded before is saved in ${rescued}`);
    await ledger.close();
    await expectAllThere(rescued, 3);
    expect(problemOf(openLedger({ file })).facts).toMatchObject({ why: 'gone', recorded: 5 });
    expect(existsSync(file)).toBe(false);
  });

  test('truncated: reading it is refused with the sentence, not taken for a mistake of ours', async () => {
    const file = temporaryFile();
    const ledger = await openBusy(file, 40);
    await ledger.close();
    const again = open(file);
    truncateSync(file, 8192);
    const refused = await again.list({ offset: 0, limit: 500 }).catch((thrown: unknown) => thrown);
    if (!(refused instanceof Refused)) return expect.fail(`not refused: ${String(refused)}`);
    expect(refused.problem.facts?.['why']).toMatch(/^(damaged|disk)$/);
    expect(refused.problem.message).toContain(`the ledger ${file} cannot be used`);
  });
});

describe('an older copy is put in its place', () => {
  test('the entries that it lacks are told, here and by verify', async () => {
    const file = temporaryFile();
    await (await openBusy(file, 1)).close();
    copyFileSync(file, `${file}.old`);
    const ledger = open(file);
    await bill(ledger, 'k-2');
    await ledger.close();
    renameSync(`${file}.old`, file);
    expect(problemOf(openLedger({ file })).facts).toMatchObject({ why: 'entries-lost', has: 3 });
    const reader = valueOf(openLedger({ file, readOnly: true }));
    onTestFinished(() => reader.close());
    expect((await reader.verify()).faults).toEqual([
      { seq: 4, what: 'the file ends before it, and 4 entries were recorded in it' },
    ]);
  });

  test('a ledger that lies somewhere new is without note, and opens', async () => {
    const file = temporaryFile();
    await (await openBusy(file)).close();
    const elsewhere = temporaryFile();
    copyFileSync(file, elsewhere);
    await expectAllThere(elsewhere, 3);
  });

  test('half of a note says nothing, and is written anew', async () => {
    const file = temporaryFile();
    await (await openBusy(file)).close();
    truncateSync(`${file}-head`, 20);
    await expectAllThere(file, 3);
    expect(readFileSync(`${file}-head`, 'utf8')).toContain('"seq":6');
  });
});

describe('another program holds the ledger', () => {
  test('longer than is waited for: the sentence, in bounded time; and afterwards it goes on', async () => {
    const file = temporaryFile();
    const ledger = await openBusy(file);
    const other = new SqliteDatabase(file);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const startedAt = performance.now();
    const problem = await attempt(ledger);
    const waited = performance.now() - startedAt;
    expect(waited).toBeGreaterThan(4_000);
    expect(waited).toBeLessThan(15_000);
    expect(problem.facts).toEqual({ file, why: 'busy' });
    expect(problem.message).toMatch(/nothing was recorded; another program holds it: try again/);
    other.exec('ROLLBACK');
    await bill(ledger, 'k-4');
    await ledger.close();
    await expectAllThere(file, 4);
  });
});

const answerSchema = z.object({
  key: z.string(),
  ok: z.boolean(),
  code: z.string().optional(),
  why: z.string().optional(),
});

/** Runs a shell that runs the recorder at its end, as `"$@"`; what it printed before it fell. */
function recordUnder(shell: string, file: string, before: readonly string[] = []) {
  const recorder = ['bash', '-c', shell, 'bash', process.execPath, RECORDER, file, '400'];
  const [command = '', ...rest] = [...before, ...recorder];
  const { stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8', timeout: 50_000 });
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  const answers = lines.map((line) => answerSchema.parse(JSON.parse(line)));
  return { answers, bills: answers.filter(({ key, ok }) => ok && key !== 'person').length, stderr };
}

describe('no room on the disk', () => {
  test('a limit on the size of files: what was acknowledged stays, the rest is refused', async () => {
    const file = temporaryFile();
    const { answers, bills, stderr } = recordUnder('ulimit -f 2000; exec "$@"', file);
    expect(bills, stderr).toBeGreaterThan(5);
    expect(answers.at(-1)).toMatchObject({ ok: false, code: 'LEDGER_UNUSABLE' });
    expect(answers.at(-1)?.why).toMatch(/^(full|disk)$/);
    await expectAllThere(file, bills);
  });

  test.runIf(canMount())('a full disk: the same', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'yidan-full-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const [disk, kept] = [join(directory, 'disk'), temporaryFile('kept.yidan')];
    const mounted = `mkdir -p '${disk}' && mount -t tmpfs -o size=3m none '${disk}'`;
    const keep = `for end in '' -wal -head; do cp '${disk}/l.yidan'$end '${kept}'$end; done`;
    const full = recordUnder(`${mounted}; "$@"; ${keep}`, join(disk, 'l.yidan'), MOUNTS);
    expect(full.bills, full.stderr).toBeGreaterThan(5);
    expect(full.answers.at(-1)).toMatchObject({ ok: false, code: 'LEDGER_UNUSABLE', why: 'full' });
    await expectAllThere(kept, full.bills);
  });
});

/** A mount that nobody else sees, which needs the right to make one. */
const MOUNTS = ['unshare', '--mount', '--map-root-user'];
function canMount(): boolean {
  const mount = ['mount', '-t', 'tmpfs', 'none', '/mnt'];
  return spawnSync('unshare', [...MOUNTS.slice(1), ...mount]).status === 0;
}
