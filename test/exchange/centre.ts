import { readZip } from '../../electron/exchange/zip-reading.ts';
import { valueOf } from '../ledger/desk.ts';

/** What the centre does with our details (表200), told apart from our own reading of its answer (表201). */

export type Uploaded = {
  readonly setl_id: string;
  readonly mdtrt_id: string;
  readonly psn_no: string;
  readonly medfee_sumamt: string;
  readonly fund_pay_sumamt: string;
  readonly acct_pay: string;
  readonly refd_setl_flag: string;
  readonly exp_content: string;
};

export type Answered = Omit<Uploaded, never> & {
  readonly msgid: string;
  readonly stmt_rslt: string;
  readonly memo: string;
};

/** The texts of a 3202 ZIP by name. */
export async function textsOf(zip: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const texts = valueOf(await readZip(zip, '3202.zip'));
  return new Map(texts.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
}

/** The rows as a program without our tables reads them: split at newlines and tabs. */
export function uploadedRows(text: string): readonly Uploaded[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const cells = line.split('\t');
      if (cells.length !== 8) throw new Error(`${cells.length} columns: ${line}`);
      const of = (index: number) => cells[index] ?? '';
      return {
        setl_id: of(0),
        mdtrt_id: of(1),
        psn_no: of(2),
        medfee_sumamt: of(3),
        fund_pay_sumamt: of(4),
        acct_pay: of(5),
        refd_setl_flag: of(6),
        exp_content: of(7),
      };
    });
}

/** The centre agrees with a row. */
export function agreeing(row: Uploaded, more: Partial<Answered> = {}): Answered {
  return { ...row, msgid: 'null', stmt_rslt: '0', memo: 'null', ...more };
}

/** An answer of the centre's as it is downloaded. */
export function answerText(rows: readonly Answered[]): string {
  return rows
    .map((row) =>
      [
        row.psn_no,
        row.mdtrt_id,
        row.setl_id,
        row.msgid,
        row.stmt_rslt,
        row.refd_setl_flag,
        row.memo,
        row.medfee_sumamt,
        row.fund_pay_sumamt,
        row.acct_pay,
        row.exp_content,
      ].join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Yuan text as whole fen, by its digits. */
export function fenOf(yuan: string): number {
  if (!/^-?\d+\.\d\d$/.test(yuan)) throw new Error(`not yuan with two decimals: ${yuan}`);
  return Number(yuan.replace('.', ''));
}
