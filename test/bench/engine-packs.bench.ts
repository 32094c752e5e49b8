// How long a rule pack takes to be read, checked and compiled: first thing in a fresh process, and again and again.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRulePacks } from '../../electron/rule-packs.ts';
import { assert } from '../../engine/problem.ts';
import { packIdsIn, packsNamed } from '../../engine/rule-pack/packs-named.ts';
import type { ParsedPack } from '../../engine/rule-pack/parsed-pack.ts';
import { machine, measure, table } from './measure.ts';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const FRESH_PROCESSES = 9;
const AIM_MILLISECONDS = 50;

const onlyOnce = process.argv[2];
if (onlyOnce === undefined) await measureAll();
else console.log(once(onlyOnce));

/** From the files of every pack under `rules` to the closures that settle; answers how many there are. */
function load(rules: string): number {
  const read = readRulePacks(rules);
  assert(read.ok, `the rule packs do not parse: ${read.ok ? '' : read.problems[0]?.message}`);
  for (const pack of read.value.packs) {
    const compiled = read.value.compiled(pack.data.id, []);
    assert(compiled.ok, `${pack.data.id} does not compile`);
  }
  return read.value.packs.length;
}

/** What a fresh process says of its first load: the milliseconds of the load, and those since the process began. */
function once(rules: string): string {
  const startedAt = performance.now();
  load(rules);
  return `${performance.now() - startedAt} ${performance.now()}`;
}

async function measureAll(): Promise<void> {
  const read = readRulePacks(RULES);
  assert(read.ok, 'the rule packs do not parse');
  const folder = mkdtempSync(join(tmpdir(), 'yidan-bench-'));
  try {
    const packs = read.value.packs.map((pack, index) => {
      const named = [pack.data.id, ...takenBy(pack)];
      return { id: named.join(' with '), rules: alone(named, join(folder, String(index))) };
    });
    const sides = [...packs, { id: `all ${packs.length} together`, rules: RULES }];
    const cold = new Map(sides.map(({ id, rules }) => [id, fresh(rules, join(folder, 'code'))]));
    const warm = sides.map(({ id, rules }) => ({ name: id, run: () => load(rules) }));
    const inFresh = (what: 'load' | 'sinceStart') => (id: string) => spread(cold.get(id)?.[what]);
    console.log(
      table(await measure(warm), [
        { heading: 'in a fresh process', of: inFresh('load') },
        { heading: 'from its start', of: inFresh('sinceStart') },
      ]),
    );
    const slowest = Math.max(...packs.flatMap(({ id }) => cold.get(id)?.load ?? []));
    console.log(`\n${machine()}`);
    console.log(`Slowest pack: ${slowest.toFixed(1)} ms (aim: under ${AIM_MILLISECONDS} ms).`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The packs without which one cannot be read: those that it takes over from, as it stands or by a reading. */
function takenBy({ data }: ParsedPack): readonly string[] {
  const asItStands = [...packsNamed(data)].map(({ pack }) => pack);
  return [...new Set([...asItStands, ...packIdsIn(data.readings.map(({ set }) => set))])];
}

/** A rules directory in which these packs are the only ones. */
function alone(ids: readonly string[], rules: string): string {
  for (const id of ids) {
    const place = join(rules, id);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(RULES, id), place, 'junction');
  }
  return rules;
}

type Fresh = { readonly load: readonly number[]; readonly sinceStart: readonly number[] };

/** Compiled code is kept from one process to the next, as by `electron/yidan.ts`. */
function fresh(rules: string, compiledCode: string): Fresh {
  const env = { ...process.env, NODE_COMPILE_CACHE: compiledCode };
  const runs = Array.from({ length: FRESH_PROCESSES }, () =>
    execFileSync(process.execPath, [SELF, rules], { encoding: 'utf8', env }).split(' ').map(Number),
  );
  const column = (index: number) => runs.map((run) => run[index] ?? NaN).toSorted((a, b) => a - b);
  return { load: column(0), sinceStart: column(1) };
}

/** The median and the slowest. */
function spread(sorted: readonly number[] = []): string {
  const ms = (milliseconds: number | undefined) => (milliseconds ?? NaN).toFixed(1);
  return `${ms(sorted[Math.floor(sorted.length / 2)])} ms, slowest ${ms(sorted.at(-1))} ms`;
}
