// What a durable settlement costs in the ledger, beside a bare transaction that writes as many rows of the same size into
// the same file, at growing sizes of it. YIDAN_BENCH_SETTLEMENTS=0,100000,1000000 names the sizes, YIDAN_BENCH_VERIFY the
// largest that is verified. YIDAN_BENCH_FOLDER names where files lie that are filled once and kept; else they are removed.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import { regionOf } from '../../engine/region.ts';
import { assert, type Result } from '../../engine/problem.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { openDatabase } from '../../electron/ledger/database.ts';
import { settlementIdOf } from '../../electron/ledger/entries.ts';
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
const VERIFIED = Number(process.env['YIDAN_BENCH_VERIFY'] ?? 100_000);
const KEPT_IN = process.env['YIDAN_BENCH_FOLDER'];
/** The first rounds are not counted: both sides are compiled meanwhile. */
const WARMING = 4;
const ROUNDS = 10;
const PER_ROUND = 100;
const REPLAYED = 10_000;
/** Their numbers begin where nobody of the filled ledgers is. */
const FIRST = 5_000_000;
/** In a ledger without settlements: so many people come to the desk. */
const FIRST_PEOPLE = 200;
const BILL = { total: 2_000_000, basic: 1_000_000, aid: 700_000, tilt: 90_000, deductible: 5_000 };

type Row = Readonly<Record<string, unknown>>;
type AllRows = ReadonlyMap<string, readonly Row[]>;
const WRITTEN = ['journal', ...TABLE_NAMES] as const;
const rowsSchema = z.array(z.record(z.string(), z.unknown()));

const folder = KEPT_IN ?? mkdtempSync(join(tmpdir(), 'yidan-bench-'));
const random = createRandom(20261122);
/** Goes on from the newest entry of a file. */
const clock = { at: Date.UTC(2026, 4, 10, 1, 0, 0) };
const rows: string[] = [];
const lines: string[] = [];
try {
  for (const size of SIZES) await measureAt(size);
} finally {
  if (KEPT_IN === undefined) rmSync(folder, { recursive: true });
}
console.log(
  '| settlements | file | ours p50 | ours p99 | commits/s | bare p50 | bare p99 | commits/s | ours of bare | yearSoFar p50 | p99 | verify |',
);
console.log(`|${' --- |'.repeat(12)}`);
for (const row of rows) console.log(row);
for (const line of lines) console.log(line);
console.log(`\n${machine()}`);

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

/** The file of that size, filled where it is not there yet. */
async function filled(size: number): Promise<string> {
  const file = join(folder, `${size}.sqlite`);
  if (existsSync(file)) return file;
  await begin(file);
  const db = valueOf(openDatabase({ file }));
  if (size > 0) fillTo(db, size, draftOfYear);
  db.close();
  return file;
}

async function measureAt(size: number): Promise<void> {
  const file = await filled(size);
  const ledger = valueOf(openLedger({ file }));
  const verified = size <= VERIFIED ? await verifyRate(ledger) : null;
  if (verified !== null && size >= REPLAYED * 5) lines.push(await replayRate(ledger, size));
  const bare = valueOf(openDatabase({ file }));
  const desk = { ledger, bare, person: peopleOf(bare), writeBare: bareWriter(bare) };
  clock.at = Math.max(clock.at, Date.parse((await ledger.head()).lastEntryAt ?? ''));
  const times: Times = { ours: [], theirs: [], years: [] };
  for (let round = -WARMING; round < ROUNDS; round += 1) {
    const { ours, theirs, years } = await measureRound(desk);
    if (round < 0) continue;
    times.ours.push(...ours);
    times.theirs.push(...theirs);
    times.years.push(...years);
  }
  rows.push(rowOf(size, statSync(file).size, { ...times, verified }));
  console.log(rows.at(-1));
  const head = await timed(async () => ledger.head());
  const stats = await timed(async () => ledger.stats());
  lines.push(
    `at ${size} settlements: head ${head.milliseconds.toFixed(2)} ms, stats ${stats.milliseconds.toFixed(0)} ms`,
  );
  await ledger.close();
  bare.close();
  if (KEPT_IN === undefined) rmSync(file);
}

type Times = { readonly ours: number[]; readonly theirs: number[]; readonly years: number[] };
type Desk = {
  readonly ledger: Ledger;
  readonly bare: Database;
  readonly person: (random: (below: number) => number) => string;
  readonly writeBare: (rowsOf: AllRows) => void;
};

/** In turns on one and the same file, so that a slow moment of the disk or the machine hits both. */
async function measureRound({ ledger, bare, person, writeBare }: Desk): Promise<Times> {
  const times: Times = { ours: [], theirs: [], years: [] };
  const seqs: number[] = [];
  for (let n = 0; n < PER_ROUND; n += 1) {
    const id = person(random);
    const soFar = await timed(async () => ledger.yearSoFar(id, 2026));
    times.years.push(soFar.milliseconds);
    // As the workstation does before it computes a bill.
    assert((await ledger.person(id)) !== null, 'whoever comes to the desk is known');
    const { sums, version: expectedVersion } = soFar.value;
    const draft = buildDraft(id, sums, BILL);
    const stamp = now();
    const entry = { draft, key: `bench-${clock.at}`, expectedVersion, stamp };
    const recorded = await timed(async () => ledger.record(entry));
    times.ours.push(recorded.milliseconds);
    seqs.push(valueOf(recorded.value).seq);
  }
  const last = seqs.at(-1) ?? 0;
  const copies = seqs.map((seq, n) => renumbered(readRows(bare, seq), last + 1 + n));
  for (const rowsOf of copies) {
    const { milliseconds } = await timed(() => writeBare(rowsOf));
    times.theirs.push(milliseconds);
  }
  return times;
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
  clock.at += 1000;
  const at = new Date(clock.at).toISOString().replace('Z', '+00:00');
  return { at, by: '收费员乙' };
}

/** All rows of an entry, as the ledger wrote them. */
function readRows(db: Database, seq: number): AllRows {
  const read = (table: string) =>
    rowsSchema.parse(db.prepare(`SELECT * FROM ${table} WHERE seq = ?`).all(seq));
  return new Map(WRITTEN.map((table) => [table, read(table)]));
}

/** The same rows once more, as those of the next entry: other numbers and hashes where each must be its own. */
function renumbered(rowsOf: AllRows, seq: number): AllRows {
  const ownOf = (row: Row): Row => ({
    seq,
    ...('hash' in row
      ? { hash: randomBytes(32).toString('hex'), key: `bare--${clock.at}-${seq}` }
      : {}),
    ...('id' in row ? { id: settlementIdOf({ at: new Date(clock.at).toISOString(), seq }) } : {}),
    ...('message_id' in row
      ? { message_id: `${String(row['message_id']).slice(0, 20)}${seq}` }
      : {}),
  });
  return new Map(
    [...rowsOf].map(([table, all]) => [table, all.map((row) => ({ ...row, ...ownOf(row) }))]),
  );
}

/** Rows in one bare transaction, written through like ours. */
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
    readonly verified: number | null;
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
    on.verified === null ? '–' : `${on.verified.toFixed(0)} entries/s`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}
