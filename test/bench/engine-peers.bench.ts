// The same toy policy in our engine and in others, side by side: how long a settlement with its explanation takes, and
// how many answers are wrong by a fen or more. A hand-written integer function is the limit.
import { existsSync } from 'node:fs';
import { assert } from '../../engine/problem.ts';
import { machine, measure, table, type Contestant } from './measure.ts';
import { AMOUNTS, inventAmounts } from './toy/amounts.ts';
import { settleByHand } from './toy/by-hand.ts';
import type { ToyAmounts, ToyAnswer, ToyEngine } from './toy/engine.ts';
import { settleExactly } from './toy/oracle.ts';
import { isSettleToy, partsOf, type SettleToy } from './toy/plug.ts';

/** Each package is installed only for this measurement; one that is not there is left out with a sentence. */
const PEERS = {
  '@gorules/zen-engine': () => import('./toy/zen-engine.ts'),
  'json-rules-engine': () => import('./toy/json-rules-engine.ts'),
  publicodes: () => import('./toy/publicodes.ts'),
  feelin: () => import('./toy/feelin.ts'),
};
const OURS = new URL('./toy/ours.ts', import.meta.url);
const OUR_NAME = 'ours, whole explanation';
const OURS_TOLD = 'ours, explanation written out as recorded';
const HAND = 'integers by hand, no explanation';

const amounts = inventAmounts();
const exact = amounts.map(settleExactly);

const amount = (n: number): number => amounts[n % AMOUNTS] ?? 0;

/**
 * An answer is kept now and then where anybody can see it, so that no compiler may leave the making of an explanation
 * out. To keep each one would cost more than the function by hand.
 */
let kept: ToyAmounts | undefined;
const KEEP_EVERY = 1024;

type Row = { readonly contestant: Contestant; readonly wrong: number; readonly explains: string };
const rows: readonly Row[] = [
  byHand(),
  ...(await ours()),
  ...(await Promise.all((await peers()).map(row))),
];
const timings = await measure(rows.map((each) => each.contestant));
const rowOf = (name: string) => rows.find((each) => each.contestant.name === name);
console.log(
  table(timings, [
    { heading: `wrong of ${AMOUNTS}`, of: (name) => String(rowOf(name)?.wrong) },
    { heading: 'explanation', of: (name) => rowOf(name)?.explains ?? '' },
  ]),
);
console.log(`\n${machine()}; ${kept === undefined ? 'nothing kept' : 'answers kept'}`);
tellGoals();

/**
 * The limit is one only if it is right. It and ours have their loops' bodies written out, each for itself: read by one
 * function, answers of many shapes would slow down the quickest most.
 */
function byHand(): Row {
  const wrong = wrongOf(amounts.map(settleByHand));
  assert(wrong === 0, `the function by hand is wrong on ${wrong} of ${AMOUNTS} amounts`);
  return {
    contestant: {
      name: HAND,
      run: (n) => {
        const answer = settleByHand(amount(n));
        if (n % KEEP_EVERY === 0) kept = answer;
        return answer.basic + answer.catastrophic + answer.aid;
      },
    },
    wrong,
    explains: 'no',
  };
}

async function ours(): Promise<readonly Row[]> {
  if (!existsSync(OURS)) {
    console.log(`Our engine is not in this run: there is no test/bench/toy/ours.ts.`);
    return [];
  }
  const found: unknown = await import(OURS.href);
  assert(isSettleToy(found), 'test/bench/toy/ours.ts does not export what plug.ts asks for');
  const { settleToy, settleAndTellToy } = found;
  return [
    {
      contestant: {
        name: OUR_NAME,
        run: (n) => {
          const answer = settleToy(amount(n));
          if (n % KEEP_EVERY === 0) kept = answer;
          return answer.basic + answer.catastrophic + answer.aid;
        },
      },
      wrong: wrongOf(amounts.map(settleToy)),
      explains: told('the tree of steps', settleToy),
    },
    {
      contestant: {
        name: OURS_TOLD,
        run: (n) => {
          const answer = settleAndTellToy(amount(n));
          if (n % KEEP_EVERY === 0) kept = answer;
          return answer.basic + answer.catastrophic + answer.aid;
        },
      },
      wrong: wrongOf(amounts.map(settleAndTellToy)),
      explains: told('every step with its own words', settleAndTellToy),
    },
  ];
}

/** Every explanation looked through, and how many objects it has. */
function told(what: string, settle: SettleToy['settleToy']): string {
  const parts = amounts.map((inScope) => partsOf(settle(inScope).trace));
  return `${what}: ${Math.min(...parts)} to ${Math.max(...parts)} plain objects`;
}

async function peers(): Promise<readonly ToyEngine[]> {
  const found: ToyEngine[] = [];
  for (const [name, load] of Object.entries(PEERS)) {
    try {
      found.push(...(await load()).engines);
    } catch (error) {
      if (!isNotInstalled(error)) throw error;
      console.log(`${name} is not in this run: it is not installed in test/bench.`);
    }
  }
  return found;
}

function isNotInstalled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}

async function row(engine: ToyEngine): Promise<Row> {
  const answers: ToyAnswer[] = [];
  for (const inScope of amounts) {
    answers.push('settle' in engine ? engine.settle(inScope) : await engine.settleLater(inScope));
  }
  const explained = answers.every((answer) => answer.explanation !== null);
  assert(
    explained === (engine.explains !== 'no'),
    `${engine.name} explains otherwise than it says`,
  );
  const { name, explains } = engine;
  const contestant: Contestant =
    'settle' in engine
      ? { name, run: (n) => sumOf(engine.settle(amount(n))) }
      : { name, runLater: async (n) => sumOf(await engine.settleLater(amount(n))) };
  return { contestant, wrong: wrongOf(answers), explains };
}

/** Nothing of a peer can be left out: its making lies in another package, behind calls that no compiler sees through. */
function sumOf(answer: ToyAmounts): number {
  kept = answer;
  return answer.basic + answer.catastrophic + answer.aid;
}

/** Answers of which some amount is off by a fen or more; what a float leaves of `0.1 + 0.2` is not. */
function wrongOf(answers: readonly ToyAmounts[]): number {
  return answers.filter((answer, index) => {
    const right = exact[index];
    assert(right !== undefined, `no exact answer for amount ${index}`);
    const isOff = (given: number, due: number) => !(Math.abs(given - due) < 0.5);
    return (
      isOff(answer.basic, right.basic) ||
      isOff(answer.catastrophic, right.catastrophic) ||
      isOff(answer.aid, right.aid)
    );
  }).length;
}

/** What was aimed at, and what came of it. */
function tellGoals(): void {
  const took = (name: string) => timings.find((each) => each.name === name)?.nanoseconds ?? NaN;
  const exactPeers = timings.filter(
    ({ name }) => ![HAND, OUR_NAME, OURS_TOLD].includes(name) && rowOf(name)?.wrong === 0,
  );
  const fastest = exactPeers.toSorted((a, b) => a.nanoseconds - b.nanoseconds)[0];
  if (fastest !== undefined) console.log(`Fastest peer without a wrong answer: ${fastest.name}.`);
  if (rowOf(OUR_NAME) === undefined) return;
  const toHand = took(OUR_NAME) / took(HAND);
  console.log(`Ours takes ${toHand.toFixed(1)} × the function by hand (aim: at most 10).`);
  if (fastest === undefined) return;
  const ahead = fastest.nanoseconds / took(OUR_NAME);
  console.log(`Ours is ${ahead.toFixed(1)} × as fast as that peer (aim: at least 20).`);
}
