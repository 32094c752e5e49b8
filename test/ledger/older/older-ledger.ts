import { readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { migrate } from '../../../electron/ledger/migrations.ts';
import { temporaryFile } from '../temporary-file.ts';

const value = z.union([z.string(), z.number(), z.null()]);
const dumpSchema = z.record(z.string(), z.array(z.record(z.string(), value)));
const dump = dumpSchema.parse(
  JSON.parse(readFileSync(new URL('schema-3.json', import.meta.url), 'utf8')),
);

/** The number of the schema that the dump was written with. */
export const OLDER_SCHEMA = 3;

/** The dump's rows of a table, as the program of then left them. */
export function olderRows(table: string): readonly Readonly<Record<string, unknown>>[] {
  return dump[table] ?? [];
}

/**
 * A ledger that the program of schema 3 wrote, in a file of its own: the facility, two figures and two people of one
 * place (试验甲 and 试验乙), four settlements of 2026, of which the third was reversed, and a print.
 */
export function olderLedger(): string {
  const file = temporaryFile();
  const db = new SqliteDatabase(file);
  migrate(db, OLDER_SCHEMA);
  for (const [table, rows] of Object.entries(dump)) {
    for (const row of rows) {
      const columns = Object.keys(row).map((column) => `"${column}"`);
      const values = Object.keys(row).map((column) => `@${column}`);
      db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${values.join()})`).run(row);
    }
  }
  db.close();
  return file;
}
