import { cpus } from 'node:os';

/**
 * Something to be timed: `run` does one piece of work on the n-th input and answers with a number that depends on it;
 * `runLater` does so in its own time, and is waited for before the next piece begins.
 */
export type Contestant = { readonly name: string } & (
  { readonly run: (n: number) => number } | { readonly runLater: (n: number) => Promise<number> }
);

export type Timing = {
  readonly name: string;
  /** The median round, in nanoseconds a run. */
  readonly nanoseconds: number;
  /** The fastest and the slowest round. */
  readonly range: readonly [fastest: number, slowest: number];
};

const ROUNDS = 15;
const ROUND_MILLISECONDS = 150;

/** Answers add up here, so that no compiler may leave the work out. */
let sink = 0;

/**
 * Times all contestants in turn, round after round, so that a machine that grows slow or hot does so for all of them;
 * the median round speaks, because a disturbed one must not.
 */
export async function measure(contestants: readonly Contestant[]): Promise<readonly Timing[]> {
  const counts: number[] = [];
  for (const contestant of contestants) counts.push(await calibrate(contestant));
  const rounds = contestants.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, contestant] of contestants.entries()) {
      sweep();
      rounds[index]?.push(await time(contestant, counts[index] ?? 1));
    }
  }
  return contestants.map(({ name }, index) => {
    const sorted = (rounds[index] ?? []).toSorted((a, b) => a - b);
    const [fastest = NaN, slowest = NaN] = [sorted[0], sorted.at(-1)];
    const nanoseconds = sorted[Math.floor(sorted.length / 2)] ?? NaN;
    return { name, nanoseconds, range: [fastest, slowest] };
  });
}

/**
 * Clears away what the one before has left, but no more: a full collection would also throw away compiled code and what
 * it had learnt, and whoever waits for his turn would be measured cold.
 */
function sweep(): void {
  globalThis.gc?.({ type: 'minor' });
}

/** How many runs fill a round; finding out warms the code up as well. */
async function calibrate(contestant: Contestant): Promise<number> {
  let count = 64;
  for (;;) {
    const milliseconds = ((await time(contestant, count)) * count) / 1e6;
    if (milliseconds >= ROUND_MILLISECONDS) return count;
    count = Math.ceil(
      count * Math.min(8, (1.2 * ROUND_MILLISECONDS) / Math.max(milliseconds, 0.1)),
    );
  }
}

async function time(contestant: Contestant, count: number): Promise<number> {
  const startedAt = process.hrtime.bigint();
  const sum =
    'run' in contestant
      ? runAll(contestant.run, count)
      : await runLater(contestant.runLater, count);
  const nanoseconds = Number(process.hrtime.bigint() - startedAt);
  sink += sum;
  return nanoseconds / count;
}

function runAll(run: (n: number) => number, count: number): number {
  let sum = 0;
  for (let n = 0; n < count; n++) sum += run(n);
  return sum;
}

async function runLater(run: (n: number) => Promise<number>, count: number): Promise<number> {
  let sum = 0;
  for (let n = 0; n < count; n++) {
    const answer = await run(n);
    sum += answer;
  }
  return sum;
}

/** One more column of a table: its heading, and what it says of the contestant of that name. */
export type Column = { readonly heading: string; readonly of: (name: string) => string };

/** The table for a README: each contestant's median and how many times the first one's it is. */
export function table(timings: readonly Timing[], more: readonly Column[] = []): string {
  const first = timings[0]?.nanoseconds ?? NaN;
  const headings = [
    '',
    'median',
    'fastest – slowest round',
    'ratio',
    ...more.map((c) => c.heading),
  ];
  const rows = timings.map(({ name, nanoseconds, range }) => [
    name,
    inWords(nanoseconds),
    `${inWords(range[0])} – ${inWords(range[1])}`,
    `${(nanoseconds / first).toFixed(2)} ×`,
    ...more.map((column) => column.of(name)),
  ]);
  return [headings, headings.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function inWords(nanoseconds: number): string {
  return nanoseconds >= 1000
    ? `${(nanoseconds / 1000).toFixed(2)} µs`
    : `${nanoseconds.toFixed(1)} ns`;
}

/** What the numbers were taken on. */
export function machine(): string {
  const [first] = cpus();
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}; checksum ${Math.round(sink) % 1000}`;
}
