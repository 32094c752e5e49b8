import type { Problem } from '../../engine/problem.ts';
import { clauseExplainedText } from '../../engine/telling/clause-explained-text.ts';
import { explainClause } from '../../engine/telling/clause-explained.ts';
import type { ParsedPack } from '../../engine/rule-pack/parsed-pack.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';
import { finderOf } from './rules-show.ts';
import { withRules, type RulesFrom } from './rules.ts';

/** `yidan rules explain PACK ARTICLE`: a clause, its doubts and all that stands on it; 2 where there is no such article. */
export function rulesExplainCommand(from: RulesFrom, id: string, article: string): ExitCode {
  return withRules(from, (book) => {
    const pack = book.find(id);
    if (!pack.ok) return stopWith(pack.problem, from.json);
    const explained = explainClause(pack.value, article, finderOf(book));
    if (explained === null) return stopWith(noArticle(pack.value, article), from.json);
    if (from.json) printJson(explained);
    else printLine(clauseExplainedText(explained));
    return 0;
  });
}

function noArticle({ data, clauses }: ParsedPack, article: string): Problem {
  const known = [...clauses.keys()].join(', ');
  return {
    code: 'NOT_FOUND',
    message: `pack ${data.id} has no article ${JSON.stringify(article)}; it has: ${known}`,
    at: 'article',
    facts: { article, known },
  };
}
