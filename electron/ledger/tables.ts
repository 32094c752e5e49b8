import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { fen, text, whole } from './shapes.ts';

/**
 * The tables that follow from the journal and can be rebuilt from it: they make sums and lists
 * quick. Parents come before children.
 */
export const TABLES = {
  posting: z.strictObject({ seq: whole, line: whole, account: text, amount: fen }),
  settlement: z.strictObject({
    seq: whole,
    id: text,
    person_id: text,
    person_name: text,
    year: whole,
    settled_on: text,
    recorded_at: text,
    recorded_on: text,
    care: text,
    total: fen,
    aid: fen,
    tilt: fen,
    cash: fen,
    year_deductible: fen,
    year_tilt: fen,
    year_self_pay: fen,
    year_tilt_excess: fen,
    year_after_insurance: fen,
    reverses: text.nullable(),
    year_stays: whole,
    year_basic: fen,
    year_catastrophic: fen,
    year_after_basic: fen,
    operator: text,
    facility: text,
    adjusts: text.nullable(),
  }),
  settlement_pool: z.strictObject({ seq: whole, pool: text, amount: fen }),
  person_version: z.strictObject({
    seq: whole,
    person_id: text,
    name: text,
    certificate: text,
    initials: text,
  }),
  figure: z.strictObject({
    seq: whole,
    key: text,
    from_day: text,
    until_day: text.nullable(),
    value: text,
    source: text,
    region: text.nullable(),
  }),
  plan: z.strictObject({
    seq: whole,
    plan_id: text,
    from_day: text,
    until_day: text.nullable(),
    name: text,
    source: text,
  }),
  reading: z.strictObject({
    seq: whole,
    place: text,
    reading: text,
    is_on: whole,
    reason: text,
    approved_by: text,
  }),
  message: z.strictObject({ seq: whole, message_id: text, person_id: text, state: text }),
  confirmation: z.strictObject({
    seq: whole,
    settlement_id: text,
    platform_id: text,
    differs: whole,
  }),
  close: z.strictObject({
    seq: whole,
    span: text,
    facility: text,
    operator: text.nullable(),
    after_seq: whole,
    up_to: whole,
    expected: fen,
    counted: fen,
  }),
} as const;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = [
  'posting',
  'settlement',
  'settlement_pool',
  'person_version',
  'figure',
  'plan',
  'reading',
  'message',
  'confirmation',
  'close',
] as const satisfies readonly TableName[];

/** The rows of one entry, table by table. */
export type Rows = { readonly [T in TableName]: readonly z.infer<(typeof TABLES)[T]>[] };

export const NO_ROWS: Rows = {
  posting: [],
  settlement: [],
  settlement_pool: [],
  person_version: [],
  figure: [],
  plan: [],
  reading: [],
  message: [],
  confirmation: [],
  close: [],
};

export type RowWriter = (rows: Rows) => void;

export function rowWriter(db: Database): RowWriter {
  const inserts = TABLE_NAMES.map((table) => {
    const columns = Object.keys(TABLES[table].shape);
    const values = columns.map((column) => `@${column}`);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`;
    return { table, insert: db.prepare(sql) };
  });
  return (rows) => {
    for (const { table, insert } of inserts) for (const row of rows[table]) insert.run(row);
  };
}

/** The rows that are stored for an entry, unread: verification compares them as they are. */
export type RowReader = (seq: number) => { readonly [T in TableName]: readonly unknown[] };

export function rowReader(db: Database): RowReader {
  const select = (table: TableName, order = 'seq') =>
    db.prepare(`SELECT * FROM ${table} WHERE seq = +? ORDER BY ${order}`);
  const selects = {
    posting: select('posting', 'line'),
    settlement: select('settlement'),
    settlement_pool: select('settlement_pool', 'pool'),
    person_version: select('person_version'),
    figure: select('figure'),
    plan: select('plan'),
    reading: select('reading'),
    message: select('message'),
    confirmation: select('confirmation'),
    close: select('close'),
  };
  return (seq) => ({
    posting: selects.posting.all(seq),
    settlement: selects.settlement.all(seq),
    settlement_pool: selects.settlement_pool.all(seq),
    person_version: selects.person_version.all(seq),
    figure: selects.figure.all(seq),
    plan: selects.plan.all(seq),
    reading: selects.reading.all(seq),
    message: selects.message.all(seq),
    confirmation: selects.confirmation.all(seq),
    close: selects.close.all(seq),
  });
}
