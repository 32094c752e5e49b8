import type { Problem } from '../../engine/problem.ts';
import { benefitTableJson } from '../../engine/telling/benefit-table-json.ts';
import { benefitTableText } from '../../engine/telling/benefit-table-text.ts';
import { benefitTable } from '../../engine/telling/benefit-table.ts';
import type { FindPack } from '../../engine/rule-pack/packs-named.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import type { PackData } from '../../engine/rule-pack/schema.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';
import { withRules, type RulesFrom } from './rules.ts';

/**
 * `yidan rules show PACK`: what the document gives each category, or those named by code or by name. 2 where the pack or
 * a category is unknown, with what there is.
 */
export function rulesShowCommand(
  from: RulesFrom,
  id: string,
  categories: readonly string[],
): ExitCode {
  return withRules(from, (book) => {
    const pack = book.find(id);
    if (!pack.ok) return stopWith(pack.problem, from.json);
    const { ranked } = pack.value.data.categories;
    const chosen = categories.map((named) =>
      ranked.find((c) => c.id === named || c.name === named),
    );
    const unknown = chosen.indexOf(undefined);
    if (unknown >= 0) {
      return stopWith(noCategory(pack.value.data, categories[unknown] ?? ''), from.json);
    }
    const shown = categories.length === 0 ? ranked : chosen.flatMap((c) => c ?? []);
    const tables = shown.map((c) => benefitTable(pack.value, c.id, finderOf(book)));
    if (from.json) printJson({ pack: id, tables: tables.map(benefitTableJson) });
    else printLine(tables.map(benefitTableText).join('\n'));
    return 0;
  });
}

export function finderOf({ packs }: PackBook): FindPack {
  return (id) => packs.find((pack) => pack.data.id === id);
}

function noCategory({ id, categories }: PackData, named: string): Problem {
  const known = categories.ranked.map((c) => `${c.id} (${c.name})`).join(', ');
  const { treatedAs } = categories;
  const classed =
    treatedAs === null
      ? ''
      : `; ${treatedAs.name} are shown under the category they are classed as`;
  return {
    code: 'CATEGORY_NOT_IN_LIST',
    message: `pack ${id} has no category ${JSON.stringify(named)}; it has: ${known}${classed}`,
    at: '--category',
    facts: { value: named, choices: categories.ranked.map((c) => c.id).join(', ') },
  };
}
