import { z } from 'zod';
import type { ClaimInput } from '../engine/claim.ts';
import type { InsurancePlanInput } from '../engine/insurance/plan.ts';
import { choiceField, dayField, parseWith, regionField } from '../engine/fields.ts';
import { fail, type Result } from '../engine/problem.ts';

import { CATEGORIES, FIGURES } from '../engine/terms.ts';
import type { BillDetailsInput } from './bill-details.ts';
import type { Method, WorkstationApi } from './contract.ts';
import { isMethod } from './doors/methods.ts';
import { checkPlainData, MOST_OF_A_FILE } from './doors/plain-data.ts';
import { ANSWERED } from './platform-answer.ts';
import { Refused } from './ledger/refused.ts';
import { PAPERS } from './printing/papers.ts';

/** Says in the program's log why a request stopped; never shown to whoever asked. */
export type Log = (line: string) => void;

/**
 * What every door does with what came through it: reads the request, asks the workstation, and lets
 * neither an unread value in nor a thrown error out.
 */
export async function answer(
  api: WorkstationApi,
  method: unknown,
  raw: unknown,
  log: Log = console.error,
): Promise<Result<unknown>> {
  if (!isMethod(method)) return fail(methodUnknown(method));
  const plain = checkPlainData(raw);
  if (!plain.ok) return plain;
  try {
    return await ask(api, method, plain.value);
  } catch (thrown) {
    if (thrown instanceof Refused) {
      log(`${method} refused: ${thrown.stack ?? thrown.message}`);
      return fail(thrown.problem);
    }
    // The request itself is not logged: it holds names and certificate numbers.
    log(`${method} stopped: ${thrown instanceof Error ? (thrown.stack ?? '') : String(thrown)}`);
    return fail({
      code: 'STOPPED',
      message: `${method} stopped on an error inside the workstation: look in the list whether it was recorded before asking again; the log says why`,
      facts: { method },
    });
  }
}

/** A request by method, and the workstation seen as a table of methods: the two agree key by key. */
type Requests = { readonly [M in Method]: Parameters<WorkstationApi[M]>[0] };
type Calls = { readonly [M in Method]: (request: Requests[M]) => Promise<Result<unknown>> };
type Schemas = { readonly [M in Method]: z.ZodType<Requests[M]> };

async function ask<M extends Method>(
  api: Calls,
  method: M,
  raw: unknown,
): Promise<Result<unknown>> {
  const schema: Schemas[M] = SCHEMAS[method];
  const request = parseWith<Requests[M]>(schema, raw);
  return request.ok ? await api[method](request.value) : request;
}

function methodUnknown(method: unknown) {
  const name = typeof method === 'string' ? method.slice(0, 60) : typeof method;
  return {
    code: 'METHOD_UNKNOWN',
    message: `the workstation has no method ${JSON.stringify(name)}: window and workstation are of different versions, start both anew`,
    facts: { method: name },
  } as const;
}

const words = (most: number) =>
  z.string().trim().max(most, `is longer than ${most} characters: shorten it`);
const word = (most: number) => words(most).min(1, 'is empty: fill it in');
const settlementId = word(64);
const personId = word(64);
/** Made by the window once per bill or reversal; any unguessable text will do. */
const onceKey = word(100);
/** Money goes on as text: the engine's own parsers behind this door read it. */
const moneyText = word(40);
const whole = (least: number, most: number) => z.number().int().min(least).max(most);
/** No bill is older than the oldest document, and none is from far ahead. */
const year = whole(2000, 2100);
const run = word(64);
const category = choiceField(CATEGORIES, 'CATEGORY_NOT_IN_LIST');
const nothing = z.strictObject({});
const facilityCode = words(12)
  .regex(/^([0-9A-Za-z]{12})?$/, 'is not 12 letters and digits: correct it or leave it out')
  // The platform's own writing, of which the numbers of messages are made.
  .toUpperCase();
const period = {
  span: z.enum(['shift', 'day']),
  facility: facilityCode.exactOptional(),
  operator: word(50).exactOptional(),
};

/**
 * The bill's one parser, `parseClaim`, stands behind this door: here only that it is an object. It
 * bears the contract's type so that the window's side is checked; nobody reads it before `parseClaim`.
 */
const claim = z.custom<ClaimInput>(isObject, 'must be an object: one bill in the case format');

/** And `billDetailsFrom` behind this one. */
const billDetails = z.custom<BillDetailsInput>(
  isObject,
  'must be an object: the stay and the kinds of charge of one bill',
);

/** Likewise `parsePlan` stands behind this one. */
const plan = z.custom<InsurancePlanInput>(
  isObject,
  'must be an object: one insurance table in the case format',
);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const identity = z.strictObject({
  category,
  from: dayField,
  until: dayField.nullable().exactOptional(),
  treatedAs: category.nullable().exactOptional(),
  localHousehold: z.boolean().exactOptional(),
  source: words(200).exactOptional(),
});

const bill = z.strictObject({
  personId,
  claim,
  diagnosis: words(200),
  payment: z
    .strictObject({
      account: moneyText.exactOptional(),
      mobile: moneyText.exactOptional(),
      tendered: moneyText.exactOptional(),
    })
    .exactOptional(),
  details: billDetails.exactOptional(),
  version: whole(0, Number.MAX_SAFE_INTEGER),
  key: onceKey,
});

const messageId = word(40);

const onPaper = {
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('settlement'), settlementId }),
    z.strictObject({ kind: z.literal('close'), seq: whole(1, Number.MAX_SAFE_INTEGER) }),
    z.strictObject({ kind: z.literal('notice'), run, personId }),
  ]),
  paper: z.enum(PAPERS),
};
const printer = word(200);
const platformAnswer = {
  platformId: word(64),
  amounts: z.partialRecord(z.enum(ANSWERED), moneyText),
};

const SCHEMAS: Schemas = {
  hello: nothing,
  saveFacility: z.strictObject({
    name: word(100),
    code: facilityCode,
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    regionCode: regionField,
    desk: word(50),
    operator: word(50),
  }),
  findPeople: z.strictObject({ query: words(100) }),
  savePerson: z.strictObject({
    id: personId.exactOptional(),
    name: word(100),
    certificate: words(40).exactOptional(),
    recognisedIn: regionField,
    identities: z.array(identity).max(200),
  }),
  settle: z.strictObject({ personId, claim }),
  record: bill,
  listSettlements: z.strictObject({
    on: dayField.exactOptional(),
    personId: personId.exactOptional(),
    offset: whole(0, 10_000_000),
    limit: whole(1, 500),
  }),
  findSettlement: z.strictObject({ settlementId }),
  reverse: z.strictObject({ settlementId, reason: word(200), key: onceKey }),
  previewPaper: z.strictObject(onPaper),
  printPaper: z.strictObject({ ...onPaper, reason: words(200).exactOptional() }),
  listPrints: z.strictObject({ subject: onPaper.subject }),
  listPrinters: nothing,
  sendToPrinter: z.strictObject({
    ...onPaper,
    reason: words(200).exactOptional(),
    printer: printer.nullable(),
  }),
  startBatch: z.strictObject({
    subjects: z.array(onPaper.subject).min(1).max(1000),
    paper: onPaper.paper,
    reason: words(200).exactOptional(),
    printer: printer.nullable(),
  }),
  batch: z.strictObject({ batch: run }),
  cancelBatch: z.strictObject({ batch: run }),
  printSettings: nothing,
  testPage: z.strictObject({ paper: onPaper.paper, printer: printer.nullable() }),
  savePrintSettings: z.strictObject({
    usual: onPaper.paper,
    printers: z.record(onPaper.paper, printer.nullable()),
  }),
  verifySlip: z.strictObject({
    text: word(4000).exactOptional(),
    pdfBase64: z.base64().max(MOST_OF_A_FILE).exactOptional(),
  }),
  listFigures: nothing,
  enterFigure: z.strictObject({
    key: choiceField(FIGURES, 'FIGURE_UNKNOWN'),
    from: dayField,
    until: dayField.nullable().exactOptional(),
    value: moneyText,
    source: word(200),
    region: regionField.exactOptional(),
  }),
  listPlans: nothing,
  enterPlan: z.strictObject({ plan }),
  listReadings: nothing,
  switchReading: z.strictObject({
    place: word(60),
    reading: word(60),
    on: z.boolean(),
    reason: word(200),
    approvedBy: word(50),
  }),
  startResettling: z.strictObject({ year, personId: personId.exactOptional() }),
  resettling: z.strictObject({ run }),
  cancelResettling: z.strictObject({ run }),
  reviewYear: z.strictObject({ personId, year }),
  explainResettled: z.strictObject({ personId, year, settlementId }),
  approveResettling: z.strictObject({
    run,
    people: z.array(personId).min(1).max(500),
    approvedBy: word(50),
  }),
  correctClock: z.strictObject({ reason: word(200), approvedBy: word(50) }),
  closeSheet: z.strictObject(period),
  closePeriod: z.strictObject({
    ...period,
    upTo: whole(0, Number.MAX_SAFE_INTEGER),
    counted: moneyText.exactOptional(),
    reason: words(200).exactOptional(),
    handedTo: words(50).exactOptional(),
  }),
  listCloses: z.strictObject({
    facility: facilityCode.exactOptional(),
    offset: whole(0, 10_000_000),
    limit: whole(1, 500),
  }),
  sendBill: bill,
  answerMessage: z.strictObject({ messageId, ...platformAnswer }),
  loseMessage: z.strictObject({ messageId, why: word(200) }),
  abandonMessage: z.strictObject({ messageId, reason: word(200) }),
  listOpenMessages: nothing,
  listUnconfirmed: z.strictObject({ offset: whole(0, 10_000_000), limit: whole(1, 500) }),
  confirmSettlement: z.strictObject({ settlementId, ...platformAnswer }),
  benefitTable: z.strictObject({ pack: word(80), category }),
};
