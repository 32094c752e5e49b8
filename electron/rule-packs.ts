import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../engine/problem.ts';
import { checkBook } from '../engine/rule-pack/checks/book.ts';
import { parseClauses } from '../engine/rule-pack/clauses.ts';
import { createPackBook, type BoundPack, type PackBook } from '../engine/rule-pack/pack-book.ts';
import type { ParentOf } from '../engine/rule-pack/inherit.ts';
import { parsePack, type PackProblem } from '../engine/rule-pack/parse.ts';
import { hashOfFiles, withWholeHashes } from './pack-hash.ts';

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
  const { packs, problems } = readPacks(rulesDirectory, folders);
  const good = new Set(packs.map((pack) => String(pack.data.id)));
  const faulty = folders.filter((folder) => !good.has(folder));
  const together = checkBook(packs, faulty).map(({ pack, found }) => ({
    code: 'PACK_INVALID' as const,
    message: found.message,
    at: pack.at(found.path),
  }));
  const all = [...problems, ...together];
  if (all.length > 0) return { ok: false, problems: all };
  return { ok: true, value: createPackBook(withWholeHashes(packs)) };
}

/** Packs that were made from a parent are read after it, whatever order the folders have. */
function readPacks(
  rulesDirectory: string,
  folders: readonly string[],
): { readonly packs: readonly BoundPack[]; readonly problems: readonly Problem[] } {
  const packs = new Map<string, BoundPack>();
  let problems: readonly PackProblem[] = [];
  let waiting = folders;
  for (;;) {
    const parentOf = (id: string) => packs.get(id);
    const failed: { readonly folder: string; readonly problems: readonly PackProblem[] }[] = [];
    for (const folder of waiting) {
      const read = readPack(rulesDirectory, folder, parentOf);
      if (read.ok) packs.set(folder, read.value);
      else failed.push({ folder, problems: read.problems });
    }
    problems = failed.flatMap((f) => f.problems);
    if (failed.length === 0 || failed.length === waiting.length) break;
    waiting = failed.map(({ folder }) => folder);
  }
  return { packs: folders.flatMap((folder) => packs.get(folder) ?? []), problems };
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
  parentOf: ParentOf,
): { ok: true; value: BoundPack } | { ok: false; problems: readonly PackProblem[] } {
  const [yamlFile, clausesFile] = [`${folder}/pack.yaml`, `${folder}/clauses.md`];
  const texts = [yamlFile, clausesFile].map((file) => readText(join(rulesDirectory, file)));
  const [yaml, markdown] = texts;
  if (yaml === undefined || yaml === null) return { ok: false, problems: [absent(yamlFile)] };
  if (markdown === undefined || markdown === null)
    return { ok: false, problems: [absent(clausesFile)] };
  const clauses = parseClauses(markdown, clausesFile);
  if (!clauses.ok) return { ok: false, problems: clauses.problems };
  const pack = parsePack(yaml, clauses.value, yamlFile, parentOf);
  if (!pack.ok) return pack;
  if (pack.value.data.id !== folder) {
    const message = `the pack calls itself ${pack.value.data.id} but lies in ${folder}: rename one of the two`;
    return { ok: false, problems: [{ code: 'PACK_INVALID', message, at: yamlFile }] };
  }
  return { ok: true, value: { ...pack.value, hash: hashOfFiles(yaml, markdown) } };
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
