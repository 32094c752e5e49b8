import { packDiffText } from '../../engine/telling/pack-diff-text.ts';
import { diffPacks } from '../../engine/telling/pack-diff.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';
import { finderOf } from './rules-show.ts';
import { withRules, type RulesFrom } from './rules.ts';

/** `yidan rules diff A B`: what differs between two packs as people read it; 2 where one of them is unknown. */
export function rulesDiffCommand(from: RulesFrom, a: string, b: string): ExitCode {
  return withRules(from, (book) => {
    const [before, after] = [book.find(a), book.find(b)];
    if (!before.ok) return stopWith(before.problem, from.json);
    if (!after.ok) return stopWith(after.problem, from.json);
    const diff = diffPacks(before.value, after.value, finderOf(book));
    if (from.json) printJson(diff);
    else printLine(packDiffText(diff));
    return 0;
  });
}
