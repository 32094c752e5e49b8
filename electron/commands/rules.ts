import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemOf } from '../../engine/case-result.ts';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { packSummaryText } from '../../engine/telling/pack-list-text.ts';
import { packSummaries } from '../../engine/telling/pack-list.ts';
import type { IsoDate } from '../../engine/terms.ts';
import { readRulePacks, type PacksRead } from '../rule-packs.ts';
import { inFileOrder } from './fault-order.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';
import { RULES_DIRECTORY } from './places.ts';

/** Where the packs lie: the project's own, unless another folder is named. */
export type RulesFrom = { readonly directory?: string | undefined; readonly json: boolean };

/** `yidan rules check [DIR]`: 0 when every pack is good, 1 with every fault as `file:line:column: sentence`, sorted. */
export function rulesCheckCommand(from: RulesFrom): ExitCode {
  const read = readRules(from);
  if (!read.ok) return stopWith(read.problem, from.json);
  return read.value.ok
    ? printGood(read.value.value, from.json)
    : printFaults(read.value, from.json);
}

/** `yidan rules list`: each pack with its document, its days, its hash, what it takes over, and where no pack follows. */
export function rulesListCommand(from: RulesFrom, today: IsoDate): ExitCode {
  return withRules(from, ({ packs }) => {
    for (const summary of packSummaries(packs, today)) {
      if (from.json) printJson(summary);
      else printLine(packSummaryText(summary));
    }
    return 0;
  });
}

/** Does what needs good packs; where one is bad, the answer is its faults and 1. */
export function withRules(from: RulesFrom, act: (book: PackBook) => ExitCode): ExitCode {
  const read = readRules(from);
  if (!read.ok) return stopWith(read.problem, from.json);
  return read.value.ok ? act(read.value.value) : printFaults(read.value, from.json);
}

/** The packs or their faults; a problem where the folder cannot be read at all. */
function readRules({ directory }: RulesFrom): Result<PacksRead> {
  const path = directory === undefined ? RULES_DIRECTORY : resolve(directory);
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) {
      return fail(
        unreadable(path, `there is no folder ${path}: name the folder that holds the packs`),
      );
    }
    if (!found.isDirectory()) {
      return fail(
        unreadable(
          path,
          `${path} is a file: name the folder that holds <place>/<first day>/pack.yaml`,
        ),
      );
    }
    return ok(readRulePacks(path));
  } catch (thrown) {
    if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown;
    return fail(unreadable(path, `${path} cannot be read: ${thrown.message}`));
  }
}

function unreadable(at: string, message: string): Problem {
  return { code: 'MALFORMED', message, at };
}

function printGood({ packs }: PackBook, json: boolean): ExitCode {
  const ids = packs.map((p) => p.data.id);
  if (json) printJson({ ok: true, packs: ids });
  else printLine(`ok: ${ids.length} packs: ${ids.join(', ')}`);
  return 0;
}

function printFaults(read: Extract<PacksRead, { readonly ok: false }>, json: boolean): ExitCode {
  const problems = inFileOrder(read.problems);
  const files = new Set(problems.map(({ at }) => at?.replace(/(:\d+)+$/, ''))).size;
  if (json) {
    printJson({ ok: false, faults: problems.length, files, problems: problems.map(problemOf) });
    return 1;
  }
  for (const { at, message } of problems)
    printLine(at === undefined ? message : `${at}: ${message}`);
  printLine(`${counted(problems.length, 'fault')} in ${counted(files, 'file')}`);
  return 1;
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
