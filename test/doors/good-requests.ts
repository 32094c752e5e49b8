import type { Method, WorkstationApi } from '../../electron/contract.ts';

type Full<T> = { readonly [K in keyof T]-?: T[K] };
/** One whole, right request of every method: what the bad ones are made from. */
type Good = { readonly [M in Method]: Full<Parameters<WorkstationApi[M]>[0]> };

const claim = {
  care: 'inpatient',
  settledOn: '2023-05-10',
  fees: { total: '50000', inScope: '45000' },
} as const;

export const GOOD: Good = {
  hello: {},
  saveFacility: {
    name: '攀枝花示例医院',
    code: 'H51040200001',
    level: 2,
    regionCode: '510402',
    desk: '3号窗口',
    operator: '收费员甲',
  },
  findPeople: { query: 'zs' },
  savePerson: {
    id: 'p1',
    name: '张三',
    certificate: '11010519491231002X',
    recognisedIn: '510411',
    identities: [
      {
        category: 'minimum-living',
        from: '2023-01-01',
        until: null,
        treatedAs: null,
        localHousehold: true,
        source: '民政局',
      },
    ],
  },
  settle: { personId: 'p1', claim },
  record: {
    personId: 'p1',
    claim,
    diagnosis: '肺炎',
    payment: { account: '100', mobile: '50.5', tendered: '200' },
    version: 0,
    key: 'k1',
  },
  listSettlements: { on: '2023-05-10', personId: 'p1', offset: 0, limit: 50 },
  findSettlement: { settlementId: '20230510-000042' },
  reverse: { settlementId: '20230510-000042', reason: '录错', key: 'k2' },
  slip: { settlementId: '20230510-000042', paper: 'a4' },
  verifySlip: { text: '20230510-000042 3f9a' },
  listFigures: {},
  enterFigure: {
    key: 'resident-income',
    from: '2023-01-01',
    until: '2023-12-31',
    value: '36000',
    source: '统计局公报',
    region: '510400',
  },
  listPlans: {},
  enterPlan: {
    plan: {
      id: 'resident-2023',
      name: '居民医保 2023',
      from: '2023-01-01',
      source: '医保局文件',
      basic: null,
      catastrophic: { deductible: '10000', bands: [{ upTo: null, share: '0.6' }], cap: null },
    },
  },
  listReadings: {},
  switchReading: {
    place: 'panzhihua',
    reading: 'commercial-before-aid',
    on: true,
    reason: '市医保局答复',
    approvedBy: '主任乙',
  },
  startResettling: { year: 2023, personId: 'p1' },
  resettling: { run: 'run-1' },
  cancelResettling: { run: 'run-1' },
  reviewYear: { personId: 'p1', year: 2023 },
  explainResettled: { personId: 'p1', year: 2023, settlementId: '20230510-000042' },
  approveResettling: { run: 'run-1', people: ['p1', 'p2'], approvedBy: '主任乙' },
  correctClock: { reason: '主板电池没电，时间超前一年', approvedBy: '主任乙' },
  closeSheet: { span: 'shift', facility: 'H51040200001', operator: '收费员甲' },
  closePeriod: {
    span: 'shift',
    facility: 'H51040200001',
    operator: '收费员甲',
    upTo: 42,
    counted: '1234.50',
    reason: '少收零钱',
    handedTo: '收费员乙',
  },
  listCloses: { facility: 'H51040200001', offset: 0, limit: 50 },
  sendBill: {
    personId: 'p1',
    claim,
    diagnosis: '肺炎',
    payment: { account: '100' },
    version: 0,
    key: 'k3',
  },
  answerMessage: {
    messageId: 'H51040200001202305100915300042',
    platformId: '5104000000012345',
    amounts: { 'fund:aid': '700.00', 'person:cash': '300' },
  },
  loseMessage: { messageId: 'H51040200001202305100915300042', why: '60 秒无应答' },
  abandonMessage: { messageId: 'H51040200001202305100915300042', reason: '平台查无此笔' },
  listOpenMessages: {},
  listUnconfirmed: { offset: 0, limit: 50 },
  confirmSettlement: {
    settlementId: '20230510-000042',
    platformId: '5104000000012345',
    amounts: {},
  },
  benefitTable: { pack: 'panzhihua/2023-02-01', category: 'minimum-living' },
};

/** What may be left out, by `method.field`; everything else is needed. */
export const OPTIONAL: ReadonlySet<string> = new Set([
  'savePerson.id',
  'savePerson.certificate',
  'listSettlements.on',
  'listSettlements.personId',
  'enterFigure.until',
  'enterFigure.region',
  'closeSheet.facility',
  'closeSheet.operator',
  'closePeriod.facility',
  'closePeriod.operator',
  'closePeriod.counted',
  'closePeriod.reason',
  'closePeriod.handedTo',
  'listCloses.facility',
  'startResettling.personId',
  'record.payment',
  'sendBill.payment',
]);
