import { parse } from 'yaml';
import { z } from 'zod';
import { answerCase } from '../../engine/case.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import {
  expectationsOf,
  mismatches,
  partsOf,
  readCases,
  type Expectation,
} from '../cases/read-cases.ts';
import { packText } from './read-pack.ts';

/** A worked case of a pack: what is asked, and what each part of the answer must be. */
export type PackCase = {
  readonly name: string;
  readonly pack: string;
  readonly given: Expectation;
  readonly wants: readonly Expectation[];
};

const written = z.array(
  z.looseObject({ name: z.string(), expect: z.array(z.record(z.string(), z.unknown())) }),
);

/** The cases that lie beside a pack. */
export function casesBeside(pack: string): readonly PackCase[] {
  return written.parse(parse(packText(pack, 'cases.yaml'))).map((each) => {
    const { name, expect: wants, ...given } = each;
    return { name, pack, given: { id: name, pack, ...given }, wants };
  });
}

/** The cases beside a pack and those of its place that the case format's set has. */
export function casesOf(pack: string): readonly PackCase[] {
  const [place = ''] = pack.split('/');
  const ofPlace = readCases(place).map((worked): PackCase => {
    return { name: worked.id, pack, given: worked, wants: expectationsOf(worked) };
  });
  return [...ofPlace, ...casesBeside(pack)];
}

/** What a case expects and the packs do not answer: empty when it holds. */
export function missesOf(worked: PackCase, packs: PackBook): readonly string[] {
  const { given, wants } = worked;
  if (given['ask'] === 'cites') return wants.flatMap((want) => citesAmiss(given, want, packs));
  const parts = answersOf(given, packs);
  if (parts.length !== wants.length) return [`${parts.length} answers to ${wants.length} wants`];
  return wants.flatMap((want, i) => {
    const { clauses, ...plain } = want;
    const amiss = clauses === undefined ? [] : clausesAmiss(clauses, parts[i]);
    return [...mismatches(plain, parts[i]), ...amiss];
  });
}

const variants = z.array(z.record(z.string(), z.unknown()));

/** One answer for each bill or question; `each` asks the same with something changed, once for each change. */
function answersOf(given: Expectation, packs: PackBook): readonly Expectation[] {
  const { each, ...common } = given;
  if (each !== undefined) {
    return variants.parse(each).flatMap((change) => answersOf({ ...common, ...change }, packs));
  }
  const answer = answerCase(common, packs, 'tree');
  const parts = partsOf(answer);
  return parts.length > 0 ? parts : [answer];
}

const byName = z.record(z.string(), z.string());

/**
 * `clauses: { aid: 四(六), CAP_REACHED: 四(六) }`: every step of that name in the explanation, or the reason of that code,
 * stands on that clause.
 */
function clausesAmiss(wanted: unknown, part: Expectation | undefined): readonly string[] {
  const trace = part?.['trace'];
  const cited = trace === undefined ? [] : [...citedIn(trace)];
  return Object.entries(byName.parse(wanted)).flatMap(([name, clause]) => {
    const found = cited.filter((c) => c.name === name).map((c) => c.clause);
    const amiss = found.filter((other) => other !== clause);
    if (found.length > 0 && amiss.length === 0) return [];
    return [`${name} stands on ${amiss.join(', ') || 'no clause'} instead of ${clause}`];
  });
}

type Cited = { readonly name: string; readonly clause: string };
const step = z.looseObject({
  name: z.string(),
  clause: z.string().optional(),
  reasons: z.array(z.looseObject({ code: z.string(), clause: z.string().optional() })).optional(),
  steps: z.array(z.unknown()),
});

/** Each step and reason of an explanation that names a clause. */
function* citedIn(trace: unknown): Generator<Cited> {
  const { name, clause, reasons, steps } = step.parse(trace);
  if (clause !== undefined) yield { name, clause };
  for (const reason of reasons ?? []) {
    if (reason.clause !== undefined) yield { name: reason.code, clause: reason.clause };
  }
  for (const inner of steps) yield* citedIn(inner);
}

/** `ask: cites`: the clause of what no amount is explained with, by its path in the pack; `*` is every item. */
function citesAmiss(given: Expectation, want: Expectation, packs: PackBook): readonly string[] {
  const pack = packs.find(String(given['pack']));
  if (!pack.ok) return [pack.problem.message];
  return Object.entries(want).flatMap(([path, clause]) => {
    const found = [...valuesAt(pack.value.source, path.split('.'))];
    if (found.length === 0) return [`${path} is not there`];
    return found
      .filter((value) => value !== clause)
      .map((value) => `${path} is ${String(value)} instead of ${String(clause)}`);
  });
}

/** The values at a path; in a list a step is the item's place, its `id` or its `key`. */
function* valuesAt(tree: unknown, steps: readonly string[]): Generator {
  const [step, ...rest] = steps;
  if (step === undefined) {
    yield tree;
    return;
  }
  if (typeof tree !== 'object' || tree === null) return;
  const items: readonly unknown[] = Object.values(tree);
  if (step === '*') {
    for (const item of items) yield* valuesAt(item, rest);
    return;
  }
  const named = Array.isArray(tree) ? items.find((item) => isNamed(item, step)) : undefined;
  if (named !== undefined) {
    yield* valuesAt(named, rest);
    return;
  }
  // What a reading sets has a path for a key.
  const taken = steps.findLastIndex((_, last) => keyTo(steps, last) in tree);
  if (taken >= 0) yield* valuesAt(Reflect.get(tree, keyTo(steps, taken)), steps.slice(taken + 1));
}

function keyTo(steps: readonly string[], last: number): string {
  return steps.slice(0, last + 1).join('.');
}

function isNamed(item: unknown, name: string): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return Reflect.get(item, 'id') === name || Reflect.get(item, 'key') === name;
}
