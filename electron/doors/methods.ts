import type { Method } from '../contract.ts';

/**
 * The names that every door lets through, and no others. Kept apart from the schemas so that the
 * sandboxed preload carries this list only. A method missing here is a compile error.
 */
const LISTED = {
  hello: true,
  saveFacility: true,
  findPeople: true,
  savePerson: true,
  settle: true,
  record: true,
  listSettlements: true,
  findSettlement: true,
  reverse: true,
  previewPaper: true,
  printPaper: true,
  listPrints: true,
  listPrinters: true,
  sendToPrinter: true,
  startBatch: true,
  batch: true,
  cancelBatch: true,
  printSettings: true,
  savePrintSettings: true,
  testPage: true,
  verifySlip: true,
  listFigures: true,
  enterFigure: true,
  listPlans: true,
  enterPlan: true,
  listReadings: true,
  switchReading: true,
  startResettling: true,
  resettling: true,
  cancelResettling: true,
  reviewYear: true,
  explainResettled: true,
  approveResettling: true,
  correctClock: true,
  closeSheet: true,
  closePeriod: true,
  listCloses: true,
  sendBill: true,
  answerMessage: true,
  loseMessage: true,
  abandonMessage: true,
  listOpenMessages: true,
  listUnconfirmed: true,
  confirmSettlement: true,
  benefitTable: true,
} as const satisfies Readonly<Record<Method, true>>;

export function isMethod(name: unknown): name is Method {
  return typeof name === 'string' && Object.hasOwn(LISTED, name);
}

export const METHODS: readonly Method[] = Object.keys(LISTED).filter(isMethod);
