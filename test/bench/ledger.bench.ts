// What a durable settlement costs in the ledger, beside a bare transaction that writes the same rows, at growing sizes of
// the file. YIDAN_BENCH_SETTLEMENTS=0,100000,1000000 names the sizes; YIDAN_BENCH_FOLDER where the files lie.
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database, type Statement } from 'better-sqlite3';
import { regionOf } from '../../engine/region.ts';
import { assert, type Result } from '../../engine/problem.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { openDatabase } from '../../electron/ledger/database.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { SettlementDraft, Stamp } from '../../electron/ledger/records.ts';
import { TABLE_NAMES, TABLES } from '../../electron/ledger/tables.ts';
import { runHere } from '../../electron/resettling/run.ts';
import { packs } from '../workstation/packs.ts';
import { buildDraft, buildPerson, CLINIC } from '../ledger/build-draft.ts';
import { fillTo } from './ledger/fill.ts';
import { certificateOf, personId } from './ledger/people.ts';
import { machine } from './measure.ts';
import { createRandom } from './random.ts';

const SIZES = (process.env['YIDAN_BENCH_SETTLEMENTS'] ?? '0,100000').split(',').map(Number);
const ROUNDS = 40;
const PER_ROUND = 25;
const REPLAYED = 10_000;
/** Their numbers begin where nobody of the filled ledgers is. */
const FIRST = 5_000_000;
/** In a ledger without settlements: so many people come to the desk. */
const FIRST_PEOPLE = 200;
const BILL = { total: 2_000_000, basic: 1_000_000, aid: 700_000, tilt: 90_000, deductible: 5_000 };

type AllRows = ReadonlyMap<string, readonly unknown[]>;
const WRITTEN = ['journal', ...TABLE_NAMES] as const;

const folder = mkdtempSync(join(process.env['YIDAN_BENCH_FOLDER'] ?? tmpdir(), 'yidan-bench-'));
const random = createRandom(20261122);
const clock = { n: 0 };
const rows: string[] = [];
const replayed: string[] = [];
try {
  for (const size of SIZES) await measureAt(size);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(
  '| settlements | file | ours p50 | ours p99 | commits/s | bare p50 | bare p99 | commits/s | ours of bare | yearSoFar p50 | p99 | verify |',
);
console.log(`|${' --- |'.repeat(12)}`);
for (const row of rows) console.log(row);
for (const line of replayed) console.log(line);
console.log(`\n${machine()}`);

/** Two files, so that each size begins anew: ours, and the one for the bare transaction. */
function filesOf(size: number): { readonly file: string; readonly bareFile: string } {
  return { file: join(folder, `${size}.sqlite`), bareFile: join(folder, `${size}-bare.sqlite`) };
}

async function begin(file: string): Promise<void> {
  const ledger = valueOf(openLedger({ file, clock: () => '2020-12-01T07:00:00+08:00' }));
  const stamp = { at: '2020-12-01T07:30:00+08:00', by: '收费员乙' };
  await ledger.saveFacility({ ...CLINIC, regionCode: regionOf('510402') }, stamp);
  for (let n = 0; n < FIRST_PEOPLE; n += 1) {
    const certificate = certificateOf(FIRST + n);
    await ledger.savePerson(buildPerson(personId(FIRST + n), { certificate }), stamp);
  }
  await ledger.close();
}

async function measureAt(size: number): Promise<void> {
  const { file, bareFile } = filesOf(size);
  await begin(file);
  const filling = valueOf(openDatabase({ file }));
  if (size > 0) fillTo(filling, size, draftOfYear);
  const people = peopleOf(filling);
  filling.close();
  copyFileSync(file, bareFile);
  const ledger = valueOf(openLedger({ file }));
  const bare = valueOf(openDatabase({ file: bareFile }));
  const source = new SqliteDatabase(file, { readonly: true });
  const writeBare = bareWriter(bare);
  const [ours, theirs, years]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const seqs: number[] = [];
    for (let n = 0; n < PER_ROUND; n += 1) {
      const id = people(random);
      const { milliseconds: year, value: soFar } = await timed(async () =>
        ledger.yearSoFar(id, 2026),
      );
      years.push(year);
      const draft = buildDraft(id, soFar.sums, BILL);
      const entry = {
        draft,
        key: `bench-${(clock.n += 1)}`,
        expectedVersion: soFar.version,
        stamp: now(),
      };
      const { milliseconds, value } = await timed(async () => ledger.record(entry));
      ours.push(milliseconds);
      seqs.push(valueOf(value).seq);
    }
    for (const rowsOf of seqs.map((seq) => readRows(source, seq))) {
      const { milliseconds } = await timed(() => writeBare(rowsOf));
      theirs.push(milliseconds);
    }
  }
  const verified = await verifyRate(ledger);
  if (size >= REPLAYED * 5) replayed.push(await replayRate(ledger, size));
  await ledger.close();
  bare.close();
  source.close();
  rows.push(rowOf(size, statSync(file).size, { ours, theirs, years, verified }));
  console.log(rows.at(-1));
  for (const each of [file, bareFile]) rmSync(each);
}

/** Whoever comes to the desk: one of all people with settlements, or of the first. */
function peopleOf(db: Database): (random: (below: number) => number) => string {
  const filled = Number(
    db.prepare('SELECT count(*) FROM settlement WHERE year < 2026').pluck().get(),
  );
  const whole = Math.floor(filled / 5);
  return (below) => (whole === 0 ? personId(FIRST + below(FIRST_PEOPLE)) : personId(below(whole)));
}

function draftOfYear(year: number): SettlementDraft {
  const draft = buildDraft('person-0', EMPTY_YEAR, { ...BILL, settledOn: `${year}-05-10` });
  // Without a code of the facility no message is numbered.
  return { ...draft, facility: { ...CLINIC, code: '' } };
}

function now(): Stamp {
  const moment = new Date(Date.UTC(2026, 4, 10, 1, 0, 0) + clock.n * 1000);
  return { at: moment.toISOString().replace('Z', '+00:00'), by: '收费员乙' };
}

/** All rows of an entry, as the ledger wrote them. */
function readRows(db: Database, seq: number): AllRows {
  return new Map(WRITTEN.map((t) => [t, db.prepare(`SELECT * FROM ${t} WHERE seq = ?`).all(seq)]));
}

/** The same rows in one bare transaction, written through like ours. */
function bareWriter(db: Database): (rowsOf: AllRows) => void {
  const columns = (table: (typeof WRITTEN)[number]) =>
    table === 'journal'
      ? [
          'seq',
          'kind',
          'at',
          'by',
          'subject',
          'key',
          'request_hash',
          'body',
          'previous_hash',
          'hash',
        ]
      : Object.keys(TABLES[table].shape);
  const inserts = new Map<string, Statement>(
    WRITTEN.map((table): [string, Statement] => {
      const names = columns(table);
      const sql = `INSERT INTO ${table} (${names.map((n) => `"${n}"`).join()}) VALUES (${names.map((n) => `@${n}`).join()})`;
      return [table, db.prepare(sql)];
    }),
  );
  return (rowsOf) => {
    db.transaction(() => {
      for (const [table, all] of rowsOf) for (const row of all) inserts.get(table)?.run(row);
    }).immediate();
  };
}

async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly milliseconds: number; readonly value: T }> {
  const startedAt = performance.now();
  const value = await work();
  return { milliseconds: performance.now() - startedAt, value };
}

/** A year of many people settled again, one bill each, under the program's own rule packs. */
async function replayRate(ledger: Ledger, size: number): Promise<string> {
  const people = (await ledger.peopleOfYear(2025)).slice(0, REPLAYED);
  const request = { year: 2025, people };
  let found = 0;
  const { milliseconds, value } = await timed(async () =>
    runHere({ ledger, packs })(
      request,
      (progress) => {
        found += progress.found.length;
      },
      () => false,
    ),
  );
  const { done } = valueOf(value);
  const seconds = milliseconds / 1000;
  return `replay at ${size} settlements: ${done} people in ${seconds.toFixed(1)} s, ${(done / seconds).toFixed(0)} people/s, ${found} of them come out differently`;
}

/** Verification of everything, in entries a second. */
async function verifyRate(ledger: Ledger): Promise<number> {
  const { milliseconds, value } = await timed(async () => ledger.verify());
  assert(value.ok, `the measured ledger is broken: ${JSON.stringify(value.faults.slice(0, 3))}`);
  return value.entries / (milliseconds / 1000);
}

function rowOf(
  size: number,
  bytes: number,
  on: {
    readonly ours: number[];
    readonly theirs: number[];
    readonly years: number[];
    readonly verified: number;
  },
): string {
  const at = (times: readonly number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? NaN;
  const rate = (times: readonly number[]) =>
    (1000 * times.length) / times.reduce((a, b) => a + b, 0);
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const cells = [
    size.toLocaleString('en'),
    `${(bytes / 2 ** 20).toFixed(0)} MiB`,
    ms(at(on.ours, 0.5)),
    ms(at(on.ours, 0.99)),
    rate(on.ours).toFixed(0),
    ms(at(on.theirs, 0.5)),
    ms(at(on.theirs, 0.99)),
    rate(on.theirs).toFixed(0),
    `${((100 * rate(on.ours)) / rate(on.theirs)).toFixed(0)} %`,
    ms(at(on.years, 0.5)),
    ms(at(on.years, 0.99)),
    `${on.verified.toFixed(0)} entries/s`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}
