import type { ClaimInput } from '../engine/claim.ts';
import type { CareKind, Place, Referral } from '../engine/terms.ts';
import type { Facility } from '../electron/ledger/port.ts';
import { plainDay } from './day-text.ts';
import { plainMoney } from './money-text.ts';

/** A bill as it stands in the form: money and days as typed, so that nothing typed is ever lost. */
export type Bill = {
  readonly care: CareKind;
  readonly settledOn: string;
  readonly isFiledLater: boolean;
  readonly filedOn: string;
  readonly level: 1 | 2 | 3;
  readonly place: Place;
  readonly designated: boolean;
  readonly referral: Referral;
  readonly primaryCareFirst: boolean;
  readonly agencyException: boolean;
  readonly standardElsewhere: boolean;
  readonly diagnosis: string;
} & Readonly<Record<MoneyName, string>>;

export type MoneyName =
  | 'total'
  | 'inScope'
  | 'basic'
  | 'catastrophic'
  | 'otherInsurance'
  | 'commercial'
  | 'commercialOutOfScope'
  | 'charity';

/** Where each field of the form stands in a claim, as a Problem names it. */
export const FIELD_PATHS = {
  care: 'care',
  settledOn: 'settledOn',
  filedOn: 'filedOn',
  level: 'facility.level',
  place: 'facility.place',
  referral: 'referral',
  diagnosis: 'diagnosis',
  total: 'fees.total',
  inScope: 'fees.inScope',
  basic: 'paid.basic',
  catastrophic: 'paid.catastrophic',
  otherInsurance: 'paid.otherInsurance',
  commercial: 'paid.commercial',
  commercialOutOfScope: 'paid.commercialOutOfScope',
  charity: 'paid.charity',
} as const satisfies Partial<Record<keyof Bill, string>>;

export type FieldName = keyof typeof FIELD_PATHS;

export function emptyBill(today: string, facility: Facility | null): Bill {
  return {
    care: 'inpatient',
    settledOn: today,
    isFiledLater: false,
    filedOn: '',
    level: facility?.level ?? 2,
    place: facility?.place ?? 'county',
    designated: true,
    referral: 'not-needed',
    primaryCareFirst: false,
    agencyException: false,
    standardElsewhere: false,
    diagnosis: '',
    total: '',
    inScope: '',
    basic: '',
    catastrophic: '',
    otherInsurance: '',
    commercial: '',
    commercialOutOfScope: '',
    charity: '',
  };
}

/**
 * A bill with its total or its in-scope part still to come: between the two fields any result would mislead. A bill
 * with neither is settled as nothing, which shows the year so far.
 */
export function isHalfTyped(bill: Bill): boolean {
  return (bill.total.trim() === '') !== (bill.inScope.trim() === '');
}

/** The bill as the workstation is asked to settle it. */
export function claimOf(bill: Bill): ClaimInput {
  const money = (name: MoneyName) => plainMoney(bill[name]) || '0';
  const isFiled = bill.isFiledLater && bill.filedOn.trim() !== '';
  return {
    care: bill.care,
    settledOn: plainDay(bill.settledOn),
    filedOn: isFiled ? plainDay(bill.filedOn) : null,
    fees: { total: money('total'), inScope: money('inScope') },
    paid: {
      basic: money('basic'),
      catastrophic: money('catastrophic'),
      otherInsurance: money('otherInsurance'),
      commercial: money('commercial'),
      commercialOutOfScope: money('commercialOutOfScope'),
      charity: money('charity'),
    },
    facility: { level: bill.level, designated: bill.designated, place: bill.place },
    referral: bill.referral,
    primaryCareFirst: bill.primaryCareFirst,
    agencyException: bill.referral === 'none' && bill.agencyException,
    standardElsewhere: bill.standardElsewhere,
  };
}

/** The first field that must be filled before the bill can be recorded; null when none is missing. */
export function firstMissing(bill: Bill): FieldName | null {
  const needed: readonly FieldName[] = ['diagnosis', 'total', 'inScope'];
  if (bill.isFiledLater && bill.filedOn.trim() === '') return 'filedOn';
  return needed.find((name) => String(bill[name]).trim() === '') ?? null;
}

/** The field of the form that a Problem's `at` points to; null where it points elsewhere. */
export function fieldAt(at: string | undefined): FieldName | null {
  const path = at?.replace(/^claim\./, '');
  const names = Object.keys(FIELD_PATHS).filter(isFieldName);
  return names.find((name) => FIELD_PATHS[name] === path) ?? null;
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELD_PATHS, name);
}
