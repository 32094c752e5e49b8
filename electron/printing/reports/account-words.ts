import type { Account } from '../../ledger/postings.ts';

/** What the accounts of the ledger are called on a report, in the order in which it lists them. */
const ACCOUNT_WORDS: Readonly<Record<Account, string>> = {
  bill: '医疗费用合计',
  'fund:basic': '基本医保',
  'fund:catastrophic': '大病保险',
  'fund:other-insurance': '其他保险',
  'fund:rare-disease': '罕见病保障资金',
  'fund:commercial': '商业健康保险',
  'fund:aid': '医疗救助',
  'fund:tilt': '倾斜救助',
  hospital: '医院承担',
  charity: '慈善等',
  'person:account': '个人账户',
  'person:mobile': '移动支付',
  'person:cash': '现金（未登记支付方式）',
  'cash:tendered': '现金收入',
  'cash:change': '找零',
  'person:refund': '退还以前自付',
  'person:adjusted': '追溯结算应补（应退为负）',
  'cash:drawer': '钱箱现金',
  'cash:handed-over': '已交接现金',
  'cash:difference': '现金长短款',
  overpaid: '超出费用的支付',
};

const ORDER: readonly string[] = Object.keys(ACCOUNT_WORDS);

/** The accounts of a period with their words, in order; one unknown to this program keeps its own name, at the end. */
export function accountRows<T>(
  accounts: Readonly<Record<string, T>>,
): readonly { readonly account: string; readonly word: string; readonly amount: T }[] {
  const place = (account: string) => {
    const index = ORDER.indexOf(account);
    return index < 0 ? ORDER.length : index;
  };
  return Object.entries(accounts)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([account, amount]) => ({ account, word: wordOf(account), amount }));
}

function wordOf(account: string): string {
  return new Map<string, string>(Object.entries(ACCOUNT_WORDS)).get(account) ?? account;
}
