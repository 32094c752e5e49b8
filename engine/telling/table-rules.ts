import type { Category } from '../terms.ts';
import { citedData } from '../rule-pack/cite.ts';
import { packNamed, type FindPack } from '../rule-pack/packs-named.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { isFor, nameOf, refusalSays, takenFrom } from './table-answers.ts';
import type { TableSection, TableSubsidy } from './table-sections.ts';

/** What a document says to one category beside its answers: tilt, access, deposits, contributions and the rest. */
export function ruleSections(
  pack: PackData,
  category: Category,
  find: FindPack,
): readonly TableSection[] {
  const { access, beforeAid, categories, hospitalBears, control } = pack;
  const { designated, referral, standardElsewhere } = access;
  return [
    { kind: 'tilt', rule: tiltOf(pack, category) },
    { kind: 'access', designated, referral, standardElsewhere },
    { kind: 'before-aid', ...beforeAid },
    { kind: 'retroactive', rule: categories.retroactive },
    { kind: 'hospital-bears', rule: hospitalBears },
    { kind: 'control', rule: control },
    { kind: 'deposit', rules: depositsOf(pack, category) },
    payoutOf(pack, category),
    { kind: 'subsidy', rule: subsidyOf(pack, category, find) },
    { kind: 'catastrophic', rule: catastrophicOf(pack, category) },
    { kind: 'warning', rule: warningOf(pack, category) },
  ];
}

type RuleOf<Kind extends TableSection['kind']> = Extract<
  TableSection,
  { readonly kind: Kind; readonly rule: unknown }
>['rule'];

function tiltOf(pack: PackData, category: Category): RuleOf<'tilt'> {
  const { tilt, yearSelfPay } = pack;
  if (tilt === null) return { kind: 'none' };
  if (tilt.kind === 'rules-elsewhere') return tilt;
  const { categories, ...rule } = tilt;
  if (!isFor(categories, category)) return { kind: 'not-for-category', clause: tilt.clause };
  const evenRefusedFor = yearSelfPay.evenRefusedFor.map((reason) => ({
    reason,
    says: refusalSays(pack, reason, category),
  }));
  return { ...rule, selfPay: { ...yearSelfPay, evenRefusedFor } };
}

function depositsOf({ deposits }: PackData, category: Category) {
  return deposits
    .filter(({ categories }) => isFor(categories, category))
    .map(({ kind, place, primaryCareFirst, clause }) => ({
      kind,
      place,
      primaryCareFirst,
      clause,
    }));
}

function payoutOf({ payout, answers }: PackData, category: Category): TableSection {
  const gives = answers.some((answer) => {
    if (answer.kind === 'benefit') {
      return answer.rows.some((row) => row.categories.includes(category));
    }
    return answer.kind === 'of-pack' && answer.categories.includes(category);
  });
  if (!gives) return { kind: 'payout', how: 'nothing', clause: null };
  const { byApplication, clause } = payout;
  return byApplication !== null && byApplication.categories.includes(category)
    ? { kind: 'payout', how: 'by-application', clause: byApplication.clause }
    : { kind: 'payout', how: 'one-stop', clause };
}

function subsidyOf(pack: PackData, category: Category, find: FindPack): RuleOf<'subsidy'> {
  if (pack.subsidy === null) return null;
  const { clause, from, employees, afterEnrolment } = pack.subsidy;
  const tiers = ([1, 2] as const).map((tier) => ({
    tier,
    given: givenTo(pack, category, tier, find),
  }));
  const isTiered = pack.subsidy.rows.some((row) => 'tiers' in row && row.tiers.length < 2);
  return { clause, isTiered, from, employees, afterEnrolment, tiers };
}

/** What a tier gives: an amount comes before the sentence that there is none here. */
function givenTo(
  pack: PackData,
  category: Category,
  tier: 1 | 2,
  find: FindPack,
): readonly TableSubsidy[] {
  const rows = (pack.subsidy?.rows ?? []).filter((row) => row.categories.includes(category));
  const given = rows.flatMap((row): readonly TableSubsidy[] => {
    const { clause } = row;
    switch (row.kind) {
      case 'share':
        return row.tiers.includes(tier)
          ? [{ kind: row.kind, share: row.value, of: row.of, clause }]
          : [];
      case 'fixed':
        return row.tiers.includes(tier) ? [{ kind: row.kind, yuan: row.yuan, clause }] : [];
      case 'other-policy':
      case 'original-policy':
        return [{ kind: row.kind, clause }];
      case 'of-pack': {
        const other = packNamed(row.pack, find);
        const there = row.countsAs[category] ?? category;
        const as = { id: there, name: nameOf(other.data, there) };
        const taken = givenTo(citedData(other), there, tier, find);
        return [{ kind: row.kind, clause, ...takenFrom(other), as, given: taken }];
      }
    }
  });
  const amounts = given.filter(({ kind }) => kind !== 'original-policy');
  return amounts.length > 0 ? amounts : given;
}

function catastrophicOf({ catastrophic }: PackData, category: Category): RuleOf<'catastrophic'> {
  if (catastrophic === null) return { kind: 'none' };
  const { categories, deductibleShare, raise, cap, clause } = catastrophic;
  if (!isFor(categories, category)) return { kind: 'not-for-category', clause };
  return { kind: 'tilted', deductibleShare, raise, cap, clause };
}

function warningOf({ warning }: PackData, category: Category): RuleOf<'warning'> {
  if (warning === null) return { kind: 'none' };
  const { who, line, lineInDocument, clause } = warning;
  if (who !== 'everyone' && !isFor(who, category)) return { kind: 'not-for-category', clause };
  return { kind: 'monitored', line, lineInDocument, clause };
}
