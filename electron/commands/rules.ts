import { resolve } from 'node:path';
import { readRulePacks } from '../rule-packs.ts';
import { problemOf } from '../../engine/case.ts';
import { RULES_DIRECTORY } from './places.ts';
import { printJson, printLine, type ExitCode } from './output.ts';

/** `yidan rules check [DIR]`: 0 when every pack is good, 1 with every fault as `file:line:column: sentence`. */
export function rulesCheckCommand(directory: string | undefined, json: boolean): ExitCode {
  const read = readRulePacks(directory === undefined ? RULES_DIRECTORY : resolve(directory));
  if (json)
    printJson(
      read.ok
        ? { ok: true, packs: read.value.packs.map((p) => p.data.id) }
        : { ok: false, problems: read.problems.map(problemOf) },
    );
  else if (read.ok) printLine(`ok: ${read.value.packs.map((p) => p.data.id).join(', ')}`);
  else for (const problem of read.problems) printLine(`${problem.at ?? ''}: ${problem.message}`);
  return read.ok ? 0 : 1;
}

/** `yidan rules list`: each pack with its document, days in force and hash. */
export function rulesListCommand(json: boolean): ExitCode {
  const read = readRulePacks(RULES_DIRECTORY);
  if (!read.ok) return rulesCheckCommand(undefined, json);
  for (const { data, hash } of read.value.packs) {
    const { from, until } = data.inForce;
    if (json) printJson({ id: data.id, title: data.document.title, from, until, hash });
    else
      printLine(
        `${data.id}  ${from} – ${until ?? '…'}  ${hash.slice(0, 12)}  ${data.document.title}`,
      );
  }
  return 0;
}
