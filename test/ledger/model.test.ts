import { describe, expect, test } from 'vitest';
import { runModel } from './model-run.ts';
import { wholeFromEnv } from './seeded.ts';
import { temporaryFile } from './temporary-file.ts';

/** YIDAN_MODEL_SEED=n YIDAN_MODEL_RUNS=1 runs one seed again; YIDAN_MODEL_RUNS=500 is a wide run. */
const SEED = wholeFromEnv('YIDAN_MODEL_SEED', 1);
const RUNS = wholeFromEnv('YIDAN_MODEL_RUNS', 6);
const STEPS = 240;

describe('windows on one file answer as a memory without a file would', () => {
  const tally = new Map<string, number>();
  const seeds = Array.from({ length: RUNS }, (_, run) => SEED + run);

  test.each(seeds)('seed %i', { timeout: 120_000 }, async (seed) => {
    const ran = await runModel(temporaryFile(), seed, STEPS);
    expect(ran.entries).toBeGreaterThan(10);
    for (const [answer, times] of ran.tally) tally.set(answer, (tally.get(answer) ?? 0) + times);
  });

  test.runIf(RUNS >= 6)('and every kind of answer was among them', () => {
    const missing = ANSWERS.filter((answer) => !tally.has(answer));
    expect(missing, JSON.stringify(Object.fromEntries(tally))).toEqual([]);
  });
});

/** A model that never meets an answer does not test it. */
const ANSWERS: readonly string[] = [
  'record ok',
  'record STALE',
  'record NOT_FOUND',
  'record IDEMPOTENCY_CONFLICT',
  'record PAYMENT_MISMATCH',
  'record MESSAGE_OPEN',
  'record MESSAGE_CLOSED',
  'record CLOCK_BACK',
  'send ok',
  'send STALE',
  'send IDEMPOTENCY_CONFLICT',
  'send MESSAGE_OPEN',
  'send STATION_NOT_SET_UP',
  'answered ok',
  'answered MESSAGE_CLOSED',
  'unanswered ok',
  'unanswered MESSAGE_CLOSED',
  'abandon ok',
  'abandon MESSAGE_CLOSED',
  'confirm ok',
  'confirm NOT_FOUND',
  'confirm ALREADY_CONFIRMED',
  'reverse ok',
  'reverse NOT_FOUND',
  'reverse ALREADY_REVERSED',
  'reverse IDEMPOTENCY_CONFLICT',
  'reverse MESSAGE_OPEN',
  'adjust ok',
  'adjust STALE',
  'close ok',
  'close STALE',
  'close NOTHING_TO_CLOSE',
  'close REASON_MISSING',
  'close SHIFT_OPEN',
  'print ok',
  'figure ok',
  'figure FIGURE_OVERLAP',
  'person ok',
  'person DUPLICATE_PERSON',
  'facility ok',
];
