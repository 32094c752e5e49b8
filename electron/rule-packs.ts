import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../engine/problem.ts';
import { parseClauses } from '../engine/rule-pack/clauses.ts';
import { createPackBook, type BoundPack, type PackBook } from '../engine/rule-pack/pack-book.ts';
import { parsePack, type PackProblem } from '../engine/rule-pack/parse.ts';

export type PacksRead =
  | { readonly ok: true; readonly value: PackBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads every pack under a rules directory (`<place>/<first day>/pack.yaml` beside `clauses.md`), and refuses all of
 * them when one is bad or two of a place hold on one day: a workstation must not start on half its rules.
 */
export function readRulePacks(rulesDirectory: string): PacksRead {
  const folders = packFolders(rulesDirectory);
  if (folders.length === 0) return { ok: false, problems: [noPacks(rulesDirectory)] };
  const packs: BoundPack[] = [];
  const problems: Problem[] = [];
  for (const folder of folders) {
    const read = readPack(rulesDirectory, folder);
    if (read.ok) packs.push(read.value);
    else problems.push(...read.problems);
  }
  problems.push(...overlaps(packs));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: createPackBook(packs) };
}

function packFolders(rulesDirectory: string): readonly string[] {
  const isDirectory = (path: string) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const under = (path: string) =>
    isDirectory(path)
      ? readdirSync(path)
          .filter((name) => isDirectory(join(path, name)))
          .toSorted()
      : [];
  return under(rulesDirectory).flatMap((place) =>
    under(join(rulesDirectory, place)).map((day) => `${place}/${day}`),
  );
}

function readPack(
  rulesDirectory: string,
  folder: string,
): { ok: true; value: BoundPack } | { ok: false; problems: readonly PackProblem[] } {
  const [yamlFile, clausesFile] = [`${folder}/pack.yaml`, `${folder}/clauses.md`];
  const texts = [yamlFile, clausesFile].map((file) => readText(join(rulesDirectory, file)));
  const [yaml, markdown] = texts;
  if (yaml === undefined || yaml === null) return { ok: false, problems: [absent(yamlFile)] };
  if (markdown === undefined || markdown === null)
    return { ok: false, problems: [absent(clausesFile)] };
  const clauses = parseClauses(markdown, clausesFile);
  if (!clauses.ok) return { ok: false, problems: [clauses.problem] };
  const pack = parsePack(yaml, clauses.value, yamlFile);
  if (!pack.ok) return pack;
  if (pack.value.data.id !== folder) {
    const message = `the pack calls itself ${pack.value.data.id} but lies in ${folder}: rename one of the two`;
    return { ok: false, problems: [{ code: 'PACK_INVALID', message, at: yamlFile }] };
  }
  const hash = createHash('sha256').update(yaml).update('\0').update(markdown).digest('hex');
  return { ok: true, value: { ...pack.value, hash } };
}

function readText(path: string): string | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(path, 'utf8')
    : null;
}

function absent(file: string): PackProblem {
  return {
    code: 'PACK_INVALID',
    message: `${file} is missing: a pack is pack.yaml beside clauses.md`,
    at: file,
  };
}

function noPacks(rulesDirectory: string): PackProblem {
  return {
    code: 'PACK_INVALID',
    message: `no rule pack under ${rulesDirectory}: expected <place>/<first day in force>/pack.yaml`,
    at: rulesDirectory,
  };
}

/** Two packs of one place in force on the same day. */
function overlaps(packs: readonly BoundPack[]): readonly PackProblem[] {
  return packs.flatMap((a, index) =>
    packs.slice(index + 1).flatMap((b) => {
      const samePlace = a.data.id.split('/')[0] === b.data.id.split('/')[0];
      const meet =
        (a.data.inForce.until ?? '9999') >= b.data.inForce.from &&
        (b.data.inForce.until ?? '9999') >= a.data.inForce.from;
      if (!samePlace || !meet) return [];
      const message = `${a.data.id} and ${b.data.id} are both in force on ${b.data.inForce.from}: end the earlier one the day before`;
      return [{ code: 'PACK_INVALID' as const, message, at: `${b.data.id}/pack.yaml` }];
    }),
  );
}
