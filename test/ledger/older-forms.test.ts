import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { canonical, entryHash } from '../../electron/ledger/chain.ts';
import { readEntry } from '../../electron/ledger/entries.ts';
import { olderRows, type OlderSchema } from './older/older-ledger.ts';

const rowSchema = z.looseObject({
  seq: z.number(),
  kind: z.string(),
  at: z.string(),
  by: z.string(),
  subject: z.string(),
  key: z.string().nullable(),
  body: z.string(),
  previous_hash: z.string(),
});

/** An entry with text of its body replaced, its hash made anew. */
function readChanged(schema: OlderSchema, seq: number, from: string, to: string) {
  const { body: old, ...row } = rowSchema.parse(olderRows(schema, 'journal')[seq - 1]);
  const body = old.replace(from, to);
  expect(body, 'the text to be replaced stands in the body').not.toBe(old);
  const hash = entryHash(row.previous_hash, row, canonical(JSON.parse(body)));
  return readEntry({ ...row, body, hash });
}

const WRITTEN = ([3, 6] as const).flatMap((schema) =>
  olderRows(schema, 'journal').map((row) => [schema, row['seq'], row['kind'], row] as const),
);

describe('the older form of an entry', () => {
  test.each(WRITTEN)('of schema %i, entry %i (%s) is read as it was written', (...given) => {
    const [, , kind, row] = given;
    const { entry, faults } = readEntry(row);
    expect(faults).toEqual([]);
    expect(entry?.kind).toBe(kind);
  });

  test.each<[string, OlderSchema, number, string, string]>([
    ['a facility that says nothing of its place', 3, 2, ',"place":"city"', ''],
    ['a facility of both forms', 3, 2, '"place":"city"', '"place":"city","regionCode":"510402"'],
    ['a figure of a region that is none', 3, 3, '"key":', '"region":"51","key":'],
    ['a person of a place that is none', 3, 5, '"name":', '"recognisedIn":"5104","name":'],
    ['a bill that knows of plans, and nothing else new', 3, 7, '"primary', '"plan":null,"primary'],
    [
      'sums that count stays and no insurance',
      3,
      7,
      '"deductible":0,',
      '"stays":1,"deductible":0,',
    ],
    ['a standard beside sums of before', 3, 7, '"personId":', '"standard":null,"personId":'],
    [
      'a bill that says how it was paid, and no message',
      6,
      10,
      '"year":',
      '"payment":null,"year":',
    ],
    ['a message id, and nothing of the platform', 6, 10, '"draft":', '"messageId":null,"draft":'],
    ['a bill that says nothing of its standard', 6, 10, '"standard":', '"standards":'],
  ])('stays as strict as it was: %s is not read', (_what, schema, seq, from, to) => {
    const { entry, faults } = readChanged(schema, seq, from, to);
    expect(entry).toBeNull();
    expect(faults).toContainEqual(expect.stringMatching(/its body cannot be read at body/));
  });
});
