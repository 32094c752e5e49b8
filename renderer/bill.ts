import type { ClaimInput } from '../engine/claim.ts';
import type { CareKind, Place, Referral } from '../engine/terms.ts';
import type { Facility } from '../electron/ledger/records.ts';
import { plainDay } from './day-text.ts';
import { NOTHING_ASKED, type Asked } from './asked.ts';
import { halfWidth, plainMoney } from './money-text.ts';

/** What the agency marked a bill as, where the document leaves it to the agency: nothing = by the list. */
export type SpecialMark = 'by-list' | 'yes' | 'no';

/** A bill as it stands in the form: money and days as typed, so that nothing typed is ever lost. */
export type Bill = {
  readonly care: CareKind;
  readonly settledOn: string;
  readonly isFiledLater: boolean;
  readonly filedOn: string;
  readonly level: 1 | 2 | 3;
  /** Null = as it follows from this facility's county and the person's; given, for a bill of another facility. */
  readonly place: Place | null;
  readonly designated: boolean;
  readonly referral: Referral;
  readonly primaryCareFirst: boolean;
  readonly agencyException: boolean;
  readonly standardElsewhere: boolean;
  readonly diagnosis: string;
  readonly disease: string;
  readonly special: SpecialMark;
  readonly treatment: string;
  readonly treatmentListed: boolean;
  readonly registered: boolean;
  /** Null = as the certificate has it on the bill's day. */
  readonly patientAge: string | null;
  readonly homeMaintenance: boolean;
  readonly rareDiseaseListed: boolean;
  readonly rareFacilityNamed: boolean;
  /** The insurance table that computes what insurance pays; empty = it is given. */
  readonly plan: string;
} & Readonly<Record<MoneyName, string>>;

export type MoneyName =
  | 'total'
  | 'inScope'
  | 'basic'
  | 'catastrophic'
  | 'otherInsurance'
  | 'commercial'
  | 'commercialOutOfScope'
  | 'charity'
  | 'rareDrugCost'
  | 'rareDiseaseFund';

/** Where each field of the form stands in a claim, as a Problem names it. */
export const FIELD_PATHS = {
  care: 'care',
  settledOn: 'settledOn',
  filedOn: 'filedOn',
  level: 'facility.level',
  place: 'facility.place',
  referral: 'referral',
  diagnosis: 'diagnosis',
  disease: 'disease',
  special: 'special',
  treatment: 'treatment',
  patientAge: 'patientAge',
  plan: 'plan',
  total: 'fees.total',
  inScope: 'fees.inScope',
  basic: 'paid.basic',
  catastrophic: 'paid.catastrophic',
  otherInsurance: 'paid.otherInsurance',
  commercial: 'paid.commercial',
  commercialOutOfScope: 'paid.commercialOutOfScope',
  charity: 'paid.charity',
  rareDrugCost: 'rareDrugCost',
  rareDiseaseFund: 'paid.rareDiseaseFund',
} as const satisfies Partial<Record<keyof Bill, string>>;

export type FieldName = keyof typeof FIELD_PATHS;

export function emptyBill(today: string, facility: Facility | null): Bill {
  return {
    care: 'inpatient',
    settledOn: today,
    isFiledLater: false,
    filedOn: '',
    level: facility?.level ?? 2,
    place: null,
    designated: true,
    referral: 'not-needed',
    primaryCareFirst: false,
    agencyException: false,
    standardElsewhere: false,
    diagnosis: '',
    disease: '',
    special: 'by-list',
    treatment: '',
    treatmentListed: true,
    registered: true,
    patientAge: null,
    homeMaintenance: false,
    rareDiseaseListed: true,
    rareFacilityNamed: true,
    plan: '',
    total: '',
    inScope: '',
    basic: '',
    catastrophic: '',
    otherInsurance: '',
    commercial: '',
    commercialOutOfScope: '',
    charity: '',
    rareDrugCost: '',
    rareDiseaseFund: '',
  };
}

/**
 * A bill with its total or its in-scope part still to come: between the two fields any result would mislead. A bill
 * with neither is settled as nothing, which shows the year so far.
 */
export function isHalfTyped(bill: Bill): boolean {
  return (bill.total.trim() === '') !== (bill.inScope.trim() === '');
}

/** The bill as the workstation is asked to settle it: what nobody was asked for stays out. */
export function claimOf(bill: Bill, asked: Asked = NOTHING_ASKED): ClaimInput {
  const isFiled = bill.isFiledLater && bill.filedOn.trim() !== '';
  const { plan } = asked;
  return {
    care: bill.care,
    settledOn: plainDay(bill.settledOn),
    filedOn: isFiled ? plainDay(bill.filedOn) : null,
    fees: { total: moneyIn(bill, 'total'), inScope: moneyIn(bill, 'inScope') },
    paid: paidOf(bill, asked),
    facility: {
      level: bill.level,
      designated: bill.designated,
      ...(bill.place === null ? {} : { place: bill.place }),
    },
    referral: bill.referral,
    agencyException: bill.referral === 'none' && bill.agencyException,
    standardElsewhere: bill.standardElsewhere,
    ...(plan === null ? {} : { plan: plan.id }),
    ...factsOf(bill, asked),
  };
}

function moneyIn(bill: Bill, name: MoneyName): string {
  return plainMoney(bill[name]) || '0';
}

/** What a table computes is not given as well. */
function paidOf(bill: Bill, { facts, plan }: Asked): ClaimInput['paid'] {
  const money = (name: MoneyName) => moneyIn(bill, name);
  return {
    basic: plan?.basic === true ? '0' : money('basic'),
    catastrophic: plan?.catastrophic === true ? '0' : money('catastrophic'),
    otherInsurance: money('otherInsurance'),
    commercial: money('commercial'),
    commercialOutOfScope: money('commercialOutOfScope'),
    charity: money('charity'),
    ...(facts.has('rareDrugCost') ? { rareDiseaseFund: money('rareDiseaseFund') } : {}),
  };
}

const SPECIAL_MARKS: Readonly<Record<SpecialMark, boolean | null>> = {
  'by-list': null,
  yes: true,
  no: false,
};

function factsOf(bill: Bill, { facts, age }: Asked): Partial<ClaimInput> {
  const drugCost = plainMoney(bill.rareDrugCost);
  const all: Partial<ClaimInput> = {
    disease: bill.disease.trim() || null,
    special: SPECIAL_MARKS[bill.special],
    treatment: bill.treatment || null,
    treatmentListed: bill.treatmentListed,
    registered: bill.registered,
    patientAge: ageOf(bill.patientAge ?? String(age ?? 0)),
    homeMaintenance: bill.homeMaintenance,
    rareDiseaseListed: bill.rareDiseaseListed,
    rareFacilityNamed: bill.rareFacilityNamed,
    rareDrugCost: drugCost === '' ? null : drugCost,
    primaryCareFirst: bill.primaryCareFirst,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => isAsked(name, facts)));
}

/** What is no age becomes one that the workstation refuses, so that it says so at the field. */
function ageOf(text: string): number {
  const plain = halfWidth(text).trim();
  return /^\d{1,3}$/.test(plain) ? Number(plain) : -1;
}

function isAsked(name: string, facts: Asked['facts']): boolean {
  return [...facts].some((fact) => fact === name);
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
