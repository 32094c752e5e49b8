import { expect, test } from 'vitest';
import { NEWEST_VERSION } from '../../electron/ledger/migrations.ts';
import { lineSchema } from './crash-intent.ts';
import { eachLoaded, inTwoLanes, startChild } from './crash-lanes.ts';
import {
  anyMoment,
  beginAgain,
  checkKept,
  freshKept,
  openNow,
  workAndKill,
  type Kept,
} from './crash-run.ts';
import { olderLedger, olderRows, type OlderSchema } from './older/older-ledger.ts';
import { checkPowerCut, copyWhileWriting, schemaIn, snapshotOf, type Lost } from './power-cut.ts';
import { diceOf, wholeFromEnv, type Dice } from './seeded.ts';
import { temporaryFile } from './temporary-file.ts';

/** YIDAN_CRASH_RUNS=500: a wide run. YIDAN_CRASH_SEED=n: its dice. Moments are the machine's all the same. */
const RUNS = wholeFromEnv('YIDAN_CRASH_RUNS', 25);
const SEED = wholeFromEnv('YIDAN_CRASH_SEED', 1);
/** Four of five kills on files that grow, the others at the beginning of one. */
const GROWING = Math.ceil(RUNS * 0.8);
/** Then a new file: a check of all of it must not become the whole test. */
const KILLS_A_FILE = 80;
const COPIES = Math.min(Math.ceil(RUNS / 8), 20);
const timeout = 60_000 + RUNS * 4_000;

function report(what: string, figures: Readonly<Record<string, number>>): void {
  if (RUNS >= 100) console.info(what, JSON.stringify(figures));
}

test(
  `killed ${GROWING} times while it settles: what was acknowledged is there, and nothing by halves`,
  { timeout },
  async () => {
    const began = performance.now();
    const cuts: Lost[] = [];
    const files: Kept[] = [];
    await inTwoLanes(GROWING, SEED, async (kills, seed) => {
      const dice = diceOf(seed);
      let kept = freshKept(temporaryFile());
      files.push(kept);
      await eachLoaded(kills, async (child, number) => {
        await workAndKill(kept, child, anyMoment(dice), dice.below(1_000_000));
        const isThere = beginAgain(kept) === 'there';
        const isCut = isThere && dice.chance(40) && kept.head < 250;
        const snapshot = isCut ? snapshotOf(kept.file) : null;
        // The longer the file, the seldomer all of it is read; at the end it always is.
        const isLast = number === kills || kept.kills === KILLS_A_FILE;
        await checkKept(kept, isLast || dice.below(1 + Math.trunc(kept.head / 60)) === 0);
        if (snapshot !== null) cuts.push(await checkPowerCut(kept, snapshot, dice));
        if (!isLast || number === kills) return;
        kept = freshKept(temporaryFile());
        files.push(kept);
      });
    });
    const sum = (of: (kept: Kept) => number) => files.reduce((all, kept) => all + of(kept), 0);
    const lossy = cuts.filter(({ entries }) => entries > 0);
    report('killed while it settles:', {
      kills: sum(({ kills }) => kills),
      entries: sum(({ head }) => head),
      acknowledgedBookings: sum(({ booked }) => booked.size),
      writtenButNotAcknowledged: sum(({ landed }) => landed),
      powerCuts: cuts.length,
      powerCutsThatTookEntries: lossy.length,
      entriesTaken: lossy.reduce((all, { entries }) => all + entries, 0),
      seconds: Math.round((performance.now() - began) / 1000),
    });
    expect(sum(({ kills }) => kills)).toBe(GROWING);
    expect(sum(({ booked }) => booked.size)).toBeGreaterThan(GROWING);
    if (RUNS >= 25) expect(lossy.length).toBeGreaterThan(0);
  },
);

/** A new ledger, or one of an older program, as the program finds it. */
function beginning(dice: Dice): Kept {
  const schema = dice.pick<OlderSchema | null>([null, null, 3, 6]);
  if (schema === null) return freshKept(temporaryFile());
  const rows = (table: string) => olderRows(schema, table).length;
  return freshKept(olderLedger(schema), { booked: rows('settlement'), head: rows('journal') });
}

test(
  `killed ${RUNS - GROWING} times at the beginning: a file is begun or brought up to date afterwards all the same`,
  { timeout },
  async () => {
    const began = performance.now();
    const tally = new Map<string, number>();
    const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
    await inTwoLanes(RUNS - GROWING, SEED + 1000, async (kills, seed) => {
      const dice = diceOf(seed);
      await eachLoaded(kills, async (child) => {
        const kept = beginning(dice);
        const until = { lines: dice.chance(80) ? 0 : 1, milliseconds: dice.below(100) };
        await workAndKill(kept, child, until, dice.below(1_000_000));
        const left = beginAgain(kept);
        if (left === 'there') {
          const schema = schemaIn(kept.file);
          count(schema === NEWEST_VERSION ? 'done' : `schema ${schema}`);
        } else count(left);
        await checkKept(kept, true);
      });
    });
    report('killed at the beginning:', {
      ...Object.fromEntries(tally),
      seconds: Math.round((performance.now() - began) / 1000),
    });
  },
);

test(
  `copied ${COPIES} times while it settles: a copy holds all that was acknowledged before it was begun`,
  { timeout },
  async () => {
    const file = temporaryFile();
    const child = startChild();
    await child.said(1);
    child.tell({ file, seed: SEED, pending: null });
    for (let number = 1; number <= COPIES; number += 1) {
      await child.said(20 + number * 20);
      const before = child.lines.map((line) => lineSchema.parse(line));
      const copy = temporaryFile('copy.yidan');
      copyWhileWriting(file, copy);
      const ledger = openNow(copy);
      expect((await ledger.verify()).faults).toEqual([]);
      let found = 0;
      for (const line of before) {
        const settled = typeof line === 'object' && 'done' in line ? line.done.settled : null;
        if (settled === null) continue;
        expect((await ledger.find(settled.id))?.hash).toBe(settled.hash);
        found += 1;
      }
      expect(found).toBeGreaterThan(number);
      await ledger.close();
    }
    child.kill();
    await child.ended;
  },
);
