import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRulePacks } from '../../electron/rule-packs.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { ROOT } from '../cases/read-cases.ts';

export const RULES = join(ROOT, 'rules');

/** The project's own packs; a test that needs them cannot go on without. */
export function rulePacks(): PackBook {
  const read = readRulePacks(RULES);
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.at}: ${p.message}`).join('\n'));
  return read.value;
}

export function packText(id: string, file: 'pack.yaml' | 'clauses.md' | 'cases.yaml'): string {
  return readFileSync(join(RULES, id, file), 'utf8');
}
