import { readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { migrate } from '../../../electron/ledger/migrations.ts';
import { temporaryFile } from '../temporary-file.ts';

const value = z.union([z.string(), z.number(), z.null()]);
const dumpSchema = z.record(z.string(), z.array(z.record(z.string(), value)));

/** The schemas of which a ledger is kept here, each written by the program of then. */
export type OlderSchema = 3 | 6;
const dumps = { 3: readDump('schema-3.json'), 6: readDump('schema-6.json') } as const;

function readDump(name: string) {
  return dumpSchema.parse(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')));
}

/** The dump's rows of a table, as the program of then left them. */
export function olderRows(
  schema: OlderSchema,
  table: string,
): readonly Readonly<Record<string, unknown>>[] {
  return dumps[schema][table] ?? [];
}

/**
 * A ledger of then in a file of its own, always with two people (试验甲 and 试验乙), four settlements of 2026, of which
 * the third was reversed, and a print. Schema 3: the facility and two figures, all of one place. Schema 6: also a figure
 * of another region, a plan by which the first bill was settled, and a reading that is on.
 */
export function olderLedger(schema: OlderSchema = 3): string {
  const file = temporaryFile();
  const db = new SqliteDatabase(file);
  migrate(db, schema);
  for (const [table, rows] of Object.entries(dumps[schema])) {
    for (const row of rows) {
      const columns = Object.keys(row).map((column) => `"${column}"`);
      const values = Object.keys(row).map((column) => `@${column}`);
      db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${values.join()})`).run(row);
    }
  }
  db.close();
  return file;
}
