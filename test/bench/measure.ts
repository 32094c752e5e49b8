import { cpus } from 'node:os';

/** Something to be timed: `run` does one piece of work on the n-th input and answers with a number that depends on it. */
export type Contestant = { readonly name: string; readonly run: (n: number) => number };

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
export function measure(contestants: readonly Contestant[]): readonly Timing[] {
  const counts = contestants.map(calibrate);
  const rounds = contestants.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, contestant] of contestants.entries()) {
      globalThis.gc?.();
      rounds[index]?.push(time(contestant, counts[index] ?? 1));
    }
  }
  return contestants.map(({ name }, index) => {
    const sorted = (rounds[index] ?? []).toSorted((a, b) => a - b);
    const [fastest = NaN, slowest = NaN] = [sorted[0], sorted.at(-1)];
    const nanoseconds = sorted[Math.floor(sorted.length / 2)] ?? NaN;
    return { name, nanoseconds, range: [fastest, slowest] };
  });
}

/** How many runs fill a round; finding out warms the code up as well. */
function calibrate(contestant: Contestant): number {
  let count = 64;
  for (;;) {
    const milliseconds = (time(contestant, count) * count) / 1e6;
    if (milliseconds >= ROUND_MILLISECONDS) return count;
    count = Math.ceil(
      count * Math.min(8, (1.2 * ROUND_MILLISECONDS) / Math.max(milliseconds, 0.1)),
    );
  }
}

function time(contestant: Contestant, count: number): number {
  const startedAt = process.hrtime.bigint();
  for (let n = 0; n < count; n++) sink += contestant.run(n);
  return Number(process.hrtime.bigint() - startedAt) / count;
}

/** The table for a README: each contestant's median and how many times the first one's it is. */
export function table(timings: readonly Timing[]): string {
  const first = timings[0]?.nanoseconds ?? NaN;
  const rows = timings.map(({ name, nanoseconds, range }) => {
    const times = (nanoseconds / first).toFixed(2);
    return `| ${name} | ${inWords(nanoseconds)} | ${inWords(range[0])} – ${inWords(range[1])} | ${times} × |`;
  });
  return ['| | median | fastest – slowest round | ratio |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function inWords(nanoseconds: number): string {
  return nanoseconds >= 1000
    ? `${(nanoseconds / 1000).toFixed(2)} µs`
    : `${nanoseconds.toFixed(1)} ns`;
}

/** What the numbers were taken on. */
export function machine(): string {
  const [first] = cpus();
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}; checksum ${sink % 1000}`;
}
