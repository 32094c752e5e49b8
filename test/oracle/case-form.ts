/**
 * The case format, read a second time from its description: what is wrong with a case or a claim,
 * and the values of a right one. Written beside the program's parser and without it, like
 * everything in this folder.
 */
import { fromText, isAbove, minus, compare, NOTHING, type Rational } from './rational.ts';

export type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => string | null;
type Form = Readonly<Record<string, { readonly check: Check; readonly needed?: true }>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const money: Check = (value) => {
  if (typeof value !== 'string') return 'WRONG_TYPE';
  if (/^-\d+(\.\d+)?$/.test(value)) return 'MONEY_NEGATIVE';
  return /^\d+(\.\d{1,2})?$/.test(value) ? null : 'MONEY_INVALID';
};
/** From 0 to 1, with as many decimals as it has. */
const share: Check = (value) => {
  if (typeof value !== 'string') return 'WRONG_TYPE';
  if (/^-\d+(\.\d+)?$/.test(value)) return 'MONEY_NEGATIVE';
  return /^(0(\.\d+)?|1(\.0+)?)$/.test(value) ? null : 'MONEY_INVALID';
};
/** `…-share`, also of one group of people: `…-share-first`. */
function isShareKey(key: string): boolean {
  return /-share(-|$)/.test(key);
}
const day: Check = (value) => {
  if (typeof value !== 'string') return 'WRONG_TYPE';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'DATE_INVALID';
  const read = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value)
    ? null
    : 'DATE_INVALID';
};
const flag: Check = (value) => (typeof value === 'boolean' ? null : 'WRONG_TYPE');
const text: Check = (value) => (typeof value === 'string' ? null : 'WRONG_TYPE');
const whole: Check = (value) => (Number.isInteger(value) ? null : 'WRONG_TYPE');
const anything: Check = () => null;
const oneOf =
  (choices: readonly unknown[], otherwise = 'WRONG_TYPE'): Check =>
  (value) =>
    choices.includes(value) ? null : otherwise;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value)
      ? (value.map(check).find((fault) => fault !== null) ?? null)
      : 'WRONG_TYPE';
const record =
  (form: Form): Check =>
  (value) => {
    if (!isJson(value)) return 'WRONG_TYPE';
    for (const [key, field] of Object.entries(form)) {
      const absent = field.needed === true ? 'WRONG_TYPE' : null;
      const fault = value[key] === undefined ? absent : field.check(value[key]);
      if (fault !== null) return fault;
    }
    return Object.keys(value).every((key) => Object.hasOwn(form, key)) ? null : 'UNKNOWN_KEY';
  };

export const CATEGORIES = (
  'destitute orphan de-facto-orphan minimum-living low-income-margin returned-to-poverty ' +
  'poverty-monitored illness-impoverished entitled-group demobilised-soldier severely-disabled ' +
  'hardship-student three-withouts five-guarantees registered-hardship child-in-hardship ' +
  'retrenched-worker expenditure-hardship temporary-relief hardship-worker-family ' +
  'disabled-without-income other'
).split(' ');
export const CARES = (
  'inpatient chronic-outpatient ordinary-outpatient dual-channel-drug specific-disease-drug ' +
  'rare-disease-drug other'
).split(' ');
export const PLACES = ['county', 'city', 'province', 'outside'];
export const REFERRALS = ['not-needed', 'compliant', 'resettled', 'none'];
export const PAYMENTS =
  'basic catastrophic otherInsurance commercial commercialOutOfScope charity rareDiseaseFund'.split(
    ' ',
  );
const category = { check: oneOf(CATEGORIES, 'CATEGORY_NOT_IN_LIST') };
const figureWorth = (value: Check) =>
  record({
    key: { check: text, needed: true },
    from: { check: day, needed: true },
    until: { check: day },
    value: { check: value, needed: true },
  });
const [amountFigure, shareFigure] = [figureWorth(money), figureWorth(share)];
const figures = listOf((figure) =>
  isJson(figure) && isShareKey(textAt(figure, 'key', ''))
    ? shareFigure(figure)
    : amountFigure(figure),
);
const identities = listOf(
  record({
    category: { ...category, needed: true },
    from: { check: day, needed: true },
    until: { check: day },
    treatedAs: category,
    localHousehold: { check: flag },
  }),
);

const CLAIM = record({
  care: { check: oneOf(CARES), needed: true },
  settledOn: { check: day, needed: true },
  filedOn: { check: day },
  fees: {
    check: record({
      total: { check: money, needed: true },
      inScope: { check: money, needed: true },
      outOfScope: { check: money },
    }),
    needed: true,
  },
  paid: { check: record(Object.fromEntries(PAYMENTS.map((key) => [key, { check: money }]))) },
  facility: {
    check: record({
      level: { check: oneOf([1, 2, 3]) },
      designated: { check: flag },
      place: { check: oneOf(PLACES) },
    }),
  },
  referral: { check: oneOf(REFERRALS) },
  primaryCareFirst: { check: flag },
  disease: { check: text },
  special: { check: flag },
  treatment: { check: text },
  treatmentListed: { check: flag },
  registered: { check: flag },
  patientAge: { check: whole },
  homeMaintenance: { check: flag },
  rareDiseaseListed: { check: flag },
  rareFacilityNamed: { check: flag },
  rareDrugCost: { check: money },
  agencyException: { check: flag },
  standardElsewhere: { check: flag },
});

/** The pack that a document's oracle answers for, and the readings it knows. */
export type PackForm = { readonly pack: string; readonly readings: readonly string[] };

const headOf = ({ pack, readings }: PackForm): Form => ({
  id: { check: anything },
  clause: { check: anything },
  expect: { check: anything },
  why: { check: anything },
  ask: { check: text },
  pack: { check: oneOf([pack], 'PACK_UNKNOWN'), needed: true },
  readings: { check: listOf(oneOf(readings, 'READING_UNKNOWN')) },
});
const band = record({
  upTo: { check: (value) => (value === null ? null : money(value)), needed: true },
  share: { check: text, needed: true },
});
const categories = { check: listOf(category.check), needed: true } as const;
const ASKS: Readonly<Record<string, Form>> = {
  settle: {
    figures: { check: figures },
    identities: { check: identities },
    claims: { check: listOf(anything), needed: true },
  },
  subsidy: {
    categories,
    contribution: { check: money, needed: true },
    tier: { check: oneOf([1, 2]) },
    tierOneContribution: { check: money },
    recognisedOn: { check: day },
    enrolmentClosesOn: { check: day },
    otherPolicyAmount: { check: money },
    employee: { check: flag },
    alreadyInsured: { check: flag },
    year: { check: whole },
  },
  catastrophic: {
    categories,
    plan: {
      check: record({
        deductible: { check: money, needed: true },
        bands: { check: listOf(band), needed: true },
        cap: { check: (value) => (value === null ? null : money(value)) },
      }),
      needed: true,
    },
    amount: { check: money },
  },
  warning: {
    categories,
    amount: { check: money, needed: true },
    on: { check: day, needed: true },
    figures: { check: figures },
  },
  deadline: {
    what: { check: oneOf(['list-handover', 'aid-review']), needed: true },
    year: { check: whole },
    month: { check: whole },
    holidays: { check: listOf(day) },
    weekendsToo: { check: flag },
    declaredOn: { check: day },
    workingDays: { check: whole },
  },
  'fund-check': {
    ownBudget: { check: money, needed: true },
    lastYearGrant: { check: money, needed: true },
    raised: { check: money, needed: true },
    surplus: { check: money, needed: true },
  },
};

/** What is wrong with the case as a whole; null where it can be answered. */
export function faultOfCase(given: Json, form: PackForm): string | null {
  const asked = given['ask'] ?? 'settle';
  const known = typeof asked === 'string' && Object.hasOwn(ASKS, asked);
  const ask = known ? ASKS[asked] : undefined;
  return ask === undefined ? 'ASK_NOT_ANSWERED' : record({ ...headOf(form), ...ask })(given);
}
export function askOf(given: Json): string {
  return textAt(given, 'ask', 'settle');
}

/** What is wrong with one claim: its form first, then whether its fees add up. */
export function faultOfClaim(claim: unknown): string | null {
  const fault = CLAIM(claim);
  if (fault !== null || !isJson(claim)) return fault;
  const fees = under(claim, 'fees');
  const [total, inScope] = [moneyAt(fees, 'total'), moneyAt(fees, 'inScope')];
  if (isAbove(inScope, total)) return 'IN_SCOPE_ABOVE_TOTAL';
  if (fees['outOfScope'] === undefined) return null;
  const rest = minus(total, inScope);
  return compare(moneyAt(fees, 'outOfScope'), rest) === 0 ? null : 'SCOPE_SUM_MISMATCH';
}

// Values of a case that has no fault; what was left out has the contract's default.
export function textAt(from: Json, key: string, otherwise: string): string {
  const value = from[key];
  return typeof value === 'string' ? value : otherwise;
}
export function flagAt(from: Json, key: string, otherwise: boolean): boolean {
  const value = from[key];
  return typeof value === 'boolean' ? value : otherwise;
}
export function moneyAt(from: Json, key: string): Rational {
  const value = from[key];
  return typeof value === 'string' ? fromText(value) : NOTHING;
}
export function under(from: Json, key: string): Json {
  const value = from[key];
  return isJson(value) ? value : {};
}
export function recordsAt(from: Json, key: string): readonly Json[] {
  const value = from[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
}
export function textsAt(from: Json, key: string): readonly string[] {
  const value = from[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The published figure whose days contain `on`; null where none does. */
export function figureOn(given: Json, key: string, on: string): Rational | null {
  const found = recordsAt(given, 'figures').find(
    (figure) =>
      figure['key'] === key &&
      textAt(figure, 'from', '') <= on &&
      on <= textAt(figure, 'until', '9999-12-31'),
  );
  return found === undefined ? null : moneyAt(found, 'value');
}
