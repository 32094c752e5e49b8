import type { Claim } from '../../engine/claim.ts';
import { inYuan } from '../../engine/money.ts';
import type { Problem } from '../../engine/problem.ts';
import type { Content } from './bodies.ts';
import { requestHashOf, settlementIdOf, type Entry, type EntryOf } from './entries.ts';
import type { BillDetails, Payment } from './records.ts';

/** What is asked for under a key: a bill, recorded or sent, or a reversal. */
export type Asked = { readonly kind: 'settlement' | 'sending' | 'reversal' };
type AskedContent = Extract<Content, Asked>;
type AskedEntry = EntryOf<'settlement'> | EntryOf<'sending'> | EntryOf<'reversal'>;

export function isAsked(entry: Entry): entry is AskedEntry {
  return entry.kind === 'settlement' || entry.kind === 'sending' || entry.kind === 'reversal';
}

/**
 * The same key for something else. Both requests are told field by field, but only the fields that differ: the facts
 * have each under `recorded.` and `asked.` with the path that a bill's form knows it by; null is "not given".
 */
export function conflict(
  key: string,
  { earlier, settled }: { readonly earlier: AskedEntry; readonly settled: Entry | null },
  asked: AskedContent,
): Problem<'IDEMPOTENCY_CONFLICT'> {
  const [was, is] = [requestOf(earlier), requestOf(asked)];
  const fields = differing(was, is);
  const told = (request: Request) =>
    fields.map((field) => `${field} ${request.get(field) ?? 'not given'}`).join(', ');
  const facts = fields.flatMap((field): [string, string | null][] => [
    [`recorded.${field}`, was.get(field) ?? null],
    [`asked.${field}`, is.get(field) ?? null],
  ]);
  const named = nameOf(settled ?? earlier);
  const [name = ''] = Object.values(named);
  const done = 'messageId' in named ? 'sent' : 'recorded';
  const message = `this key already ${done} ${name} from another request: nothing was recorded again. It was asked for: ${told(was)}. Now is asked for: ${told(is)}. Look at ${name}, and start a new bill if this is another one`;
  return {
    code: 'IDEMPOTENCY_CONFLICT',
    message,
    at: 'key',
    facts: {
      key,
      ...named,
      recordedHash: earlier.requestHash,
      askedHash: requestHashOf(asked),
      ...Object.fromEntries(facts),
    },
  };
}

function nameOf(entry: Entry): Readonly<Record<string, string>> {
  return entry.kind === 'sending'
    ? { messageId: entry.body.messageId }
    : { settlementId: settlementIdOf(entry) };
}

/** A request in words, by field; what was not given is left out. */
type Request = ReadonlyMap<string, string>;

/** Of a bill that is compared with a reversal, what tells them apart at a glance. */
const AT_A_GLANCE = ['ask', 'person', 'settledOn', 'fees.total', 'diagnosis', 'reverses', 'reason'];

function differing(was: Request, is: Request): readonly string[] {
  const all = [...new Set([...was.keys(), ...is.keys()])];
  const differ = all.filter((field) => was.get(field) !== is.get(field));
  if (differ.includes('ask')) return differ.filter((field) => AT_A_GLANCE.includes(field));
  // Namesakes with like certificates: only there the ledger's own id tells them apart.
  const words = differ.filter((field) => field !== 'personId');
  return words.length === 0 ? differ : words;
}

function requestOf(content: AskedContent): Request {
  if (content.kind === 'reversal') {
    const { personId, reverses, reason } = content.body;
    return new Map([
      ['ask', 'reverse'],
      ['personId', personId],
      ['reverses', reverses],
      ['reason', reason],
    ]);
  }
  const { draft, personName, certificateMasked } = content.body;
  return new Map([
    ['ask', 'record'],
    ['person', `${personName} ${certificateMasked}`],
    ['personId', draft.personId],
    ...billWords(draft.claim),
    ['diagnosis', draft.diagnosis],
    ...paymentWords(draft.payment),
    ...detailWords(draft.details),
  ]);
}

/** Every field of the bill under its path, so that none can differ unseen. */
function billWords(claim: Claim): readonly [string, string][] {
  const { fees, paid, facility, rareDrugCost, ...plain } = claim;
  const rare = rareDrugCost === null ? null : inYuan(rareDrugCost);
  return [
    ...Object.entries(fees).map(([name, amount]) => [`fees.${name}`, inYuan(amount)] as const),
    ...Object.entries(paid).map(([name, amount]) => [`paid.${name}`, inYuan(amount)] as const),
    ...Object.entries(facility).map(([name, value]) => [`facility.${name}`, value] as const),
    ...Object.entries({ ...plain, rareDrugCost: rare }),
  ].flatMap(([field, value]): [string, string][] =>
    value === null ? [] : [[field, String(value)]],
  );
}

function detailWords(details: BillDetails | null): readonly [string, string][] {
  if (details === null) return [];
  const { stay, feeItems } = details;
  return [
    ...(stay === null
      ? []
      : ([['details.stay', `${stay.admittedOn} – ${stay.dischargedOn}`]] as const)),
    ...feeItems.map(({ type, ...amounts }): [string, string] => [
      `details.feeItems.${type}`,
      Object.values(amounts).map(inYuan).join(' / '),
    ]),
  ].map(([field, words]) => [field, words]);
}

/** The change follows from the bill and is not asked for. */
function paymentWords(payment: Payment | null): readonly [string, string][] {
  if (payment === null) return [];
  const { account, mobile, tendered } = payment;
  return [
    ['payment.account', inYuan(account)],
    ['payment.mobile', inYuan(mobile)],
    ['payment.tendered', inYuan(tendered)],
  ];
}
