import type { Command } from 'commander';
import { assert } from '../../engine/problem.ts';
import { isIsoDate, type IsoDate } from '../../engine/terms.ts';
import { machineClock } from '../clock.ts';
import type { ExitCode } from './output.ts';
import { rulesDiffCommand } from './rules-diff.ts';
import { rulesExplainCommand } from './rules-explain.ts';
import { rulesShowCommand } from './rules-show.ts';
import { rulesCheckCommand, rulesListCommand, type RulesFrom } from './rules.ts';

type Options = { readonly rules?: string; readonly json?: true };

/** `yidan rules …`: what the packs are, what they give, how they differ, and what stands on an article. */
export function addRules(program: Command, end: (code: ExitCode) => void): void {
  const rules = program.command('rules').description('rule packs');
  rules
    .command('check')
    .description('every fault of every pack, with file, line and column')
    .argument('[directory]', 'the folder with the packs; without it the project’s own')
    .option('--json')
    .action((directory: string | undefined, { json }: Options) =>
      end(rulesCheckCommand({ directory, json: json === true })),
    );
  reading(rules.command('list'))
    .description('the packs there are, and places that will be without one within two years')
    .action((o: Options) => end(rulesListCommand(fromOf(o), today())));
  reading(rules.command('show'))
    .description('what a document gives a category, as people read it')
    .argument('<pack>')
    .option('--category <category>', 'by code or by name; may be repeated', collect, [])
    .action((pack: string, o: Options & { category: readonly string[] }) =>
      end(rulesShowCommand(fromOf(o), pack, o.category)),
    );
  reading(rules.command('diff'))
    .description('what differs between two packs')
    .argument('<from>')
    .argument('<to>')
    .action((from: string, to: string, o: Options) => end(rulesDiffCommand(fromOf(o), from, to)));
  reading(rules.command('explain'))
    .description('an article in our own words, and all that stands on it')
    .argument('<pack>')
    .argument('<article>', 'such as 第十二条（二）; brackets of any width')
    .action((pack: string, article: string, o: Options) =>
      end(rulesExplainCommand(fromOf(o), pack, article)),
    );
}

/** The options of whatever reads good packs. */
function reading(command: Command): Command {
  return command
    .option('--rules <directory>', 'the folder with the packs; without it the project’s own')
    .option('--json');
}

function fromOf({ rules, json }: Options): RulesFrom {
  return { directory: rules, json: json === true };
}

function collect(one: string, others: readonly string[]): readonly string[] {
  return [...others, one];
}

function today(): IsoDate {
  const day = machineClock().slice(0, 10);
  assert(isIsoDate(day), `the clock says ${day}`);
  return day;
}
