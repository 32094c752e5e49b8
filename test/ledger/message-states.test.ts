import { describe, expect, test } from 'vitest';
import { contentSchema, type EntryKind } from '../../electron/ledger/bodies.ts';
import { messageIdOf } from '../../electron/ledger/message-id.ts';
import { mayFollow } from '../../electron/ledger/message-states.ts';

const KINDS: readonly EntryKind[] = contentSchema.options.flatMap((option) => [
  ...option.shape.kind.values,
]);
const STATES: readonly (EntryKind | null)[] = [null, ...KINDS];

/** Every step that there is; all others are refused. */
const STEPS = new Set([
  'null → sending',
  'null → settlement',
  'sending → unknown',
  'sending → settlement',
  'sending → abandoned',
  'unknown → settlement',
  'unknown → abandoned',
]);

describe('the states of a message', () => {
  const pairs = STATES.flatMap((before) => KINDS.map((kind) => [before, kind] as const));

  test('are asked pair by pair, over every kind of entry', () => {
    expect(KINDS).toEqual(
      expect.arrayContaining(['sending', 'unknown', 'abandoned', 'settlement']),
    );
    expect(pairs).toHaveLength((KINDS.length + 1) * KINDS.length);
    const known = pairs.map(([before, kind]) => `${before} → ${kind}`);
    expect(known).toEqual(expect.arrayContaining([...STEPS]));
  });

  test.each(pairs)('%s → %s', (before, kind) => {
    expect(mayFollow(before, kind)).toBe(STEPS.has(`${before} → ${kind}`));
  });
});

describe('the number of a message', () => {
  test.each([
    ['H51040200001', '2026-05-10T09:15:30.123+08:00', 7, 'H51040200001202605100915300007'],
    ['H51040200001', '2026-12-31T23:59:59Z', 19_999, 'H51040200001202612312359599999'],
    ['510402000012', '2026-05-10T09:15:30+08:00', 10_000, '510402000012202605100915300000'],
  ])('of %s at %s as entry %i is %s', (code, at, seq, id) => {
    expect(messageIdOf(code, at, seq)).toBe(id);
    expect(id).toHaveLength(30);
  });

  test.each(['', 'H5104020000', 'H510402000012', 'h51040200001', 'H5104020000１'])(
    'is not made up for the code %j',
    (code) => expect(messageIdOf(code, '2026-05-10T09:15:30+08:00', 7)).toBeNull(),
  );
});
