import { readRulePacks } from '../../electron/rule-packs.ts';
import { RULES } from '../rule-pack/read-pack.ts';

const read = readRulePacks(RULES);
if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));

/** The program's own rule packs, read once for a whole test file. */
export const packs = read.value;
