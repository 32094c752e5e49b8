import type { PrintSettings, SlipFinding } from '../electron/printing-contract.ts';

export const PAPER_WORDS: Readonly<Record<PrintSettings['usual'], string>> = {
  a4: 'A4',
  a5: 'A5 横放',
  '80mm': '80 毫米卷纸',
  '58mm': '58 毫米卷纸',
};

/** What was found, and what to do about it. */
export const FINDING_WORDS: Readonly<
  Record<SlipFinding, { readonly what: string; readonly todo: string }>
> = {
  BYTES_MATCH: {
    what: '相符：这份 PDF 就是当时打印的那一份，内容没有改动。',
    todo: '可以采信。',
  },
  MARK_MATCHES: {
    what: '单号和校验值与账本相符。',
    todo: '二维码只能证明有这张单：请把纸上的金额与下面账本的数字逐项核对。',
  },
  NOT_IN_LEDGER: {
    what: '不符：账本里没有这个单号。',
    todo: '请核对单号，并问清这张单出自哪个单位、哪台机器；出自本账本的，可能是伪造。',
  },
  HASH_DIFFERS: {
    what: '不符：有这个单号，但校验值与账本不同。',
    todo: '这张单被改过，或出自另一本账；请按下面账本的数字为准，不要采信纸上的金额。',
  },
  BYTES_DIFFER: {
    what: '不符：单号和校验值是账本的，但这份 PDF 的内容被改动过。',
    todo: '不要采信这份文件；需要时请从账本重新打印。',
  },
  NEVER_PRINTED: {
    what: '不符：账本里没有这一次打印的记录。',
    todo: '不要采信这份文件；请查它从哪里来，需要时请从账本重新打印。',
  },
  OTHER_LAYOUT: {
    what: '不能比对：这份 PDF 由另一版本的程序排版。',
    todo: '单号和校验值与账本相符；请把金额与下面账本的数字逐项核对。',
  },
  ONLY_A_PREVIEW: {
    what: '这是预览，不是打印出来的结算单。',
    todo: '预览没有效力；请从账本打印正式的结算单。',
  },
};

/** The words of printing: one paper, many, whether one is the ledger's, and which printer. */
export const PRINT_TEXT = {
  print: {
    title: {
      settlement: (id: string) => `打印结算单 ${id}`,
      close: (seq: string) => `打印结账单（第 ${seq} 笔）`,
      notice: '打印应退、应补通知',
    },
    paper: '纸张',
    printer: '打印机',
    byDialog: '在打印对话框里选择',
    byBrowser: '由浏览器打印',
    usual: (name: string) => `${name}（默认）`,
    gone: (name: string) => `常用的打印机“${name}”现在没有，请另选。`,
    first: '首次打印，不需要原因。',
    again: (times: number) => `已打印 ${times} 次：再打印要写明原因，纸上会标明第几次重印。`,
    reason: '重印原因',
    reasonForm: '为什么再打印',
    reasons: ['卡纸', '患者遗失', '报销需要'],
    notOut: '未打印出来',
    needsReason: '请填写重印的原因，它会写进账本，也印在纸上。',
    act: '打印',
    save: '保存 PDF',
    sending: '正在打印…',
    preview: '预览：还没有打印，也没有记录',
    sheet: '结算单',
    settings: '打印设置',
    noViewer: '看不到预览时，请保存 PDF 后打开打印。',
    saved: (name: string) => `已保存为 ${name}，并记为一次打印。`,
    asks: '打印出来了吗？',
    asksMore: '请看一看打印机：纸张完整、字迹清楚，再交给患者。',
    openDialog: '打开打印窗口',
    inViewer: '已记为一次打印。请打开打印窗口，选择打印机，比例选“实际大小”。',
    good: '好了',
    notPrinted: '没有打出，再打一次',
    history: '打印记录',
    none: '还没有打印过',
    line: (number: number, at: string, by: string, paper: string) =>
      `第 ${number} 次　${at}　${by}　${paper}`,
  },
  batch: {
    title: (count: number) => `批量打印 ${count} 张`,
    act: (count: number) => `打印 ${count} 张`,
    printed: (count: number) =>
      count === 0
        ? '这些单都没有打印过。'
        : `其中 ${count} 张已经打印过：重印原因会写进账本，也印在纸上。`,
    counting: '正在查打印记录…',
    inOneFile: '合成一个 PDF，不送打印机',
    progress: (done: number, of: number) => `已打印 ${done} 张，共 ${of} 张`,
    cancel: '停止（已打印的不撤回）',
    cancelling: '正在停止…',
    states: {
      running: '正在打印',
      done: '已全部打印',
      cancelled: '已停止',
      stopped: '出了问题，已停下',
    },
    rest: (count: number) => `还有 ${count} 张没有打印`,
    printRest: (count: number) => `打印剩下的 ${count} 张`,
    failed: (id: string) => `${id} 已记为打印，但没有打出：再打印时，原因写“未打印出来”。`,
    results: '已打印的单',
    file: '合成的 PDF',
  },
  select: {
    column: '选',
    all: '全选当天',
    none: '全部不选',
    one: (id: string) => `选择 ${id}`,
    count: (count: number) => `已选 ${count} 张`,
    print: '打印所选',
    tooMany: (most: number) => `一次最多打印 ${most} 张，已选前 ${most} 张。`,
    hint: '在单号上按空格选中',
  },
  verify: {
    title: '核对结算单',
    says: '扫描纸上的二维码，或选择结算单的 PDF 文件。核对不改动账本。',
    code: '二维码内容',
    codeForm: '扫码，或粘贴以 YIDAN1 开头的文字',
    act: '核对',
    file: '选择 PDF 文件',
    drop: '也可以把 PDF 拖到这里',
    tooLarge: '文件超过 29 MB，不会是结算单：请选择保存的 PDF 原件。',
    notRead: '文件读不出来。',
    notOurs: '这不是本程序的结算单：里面没有 YIDAN1 标记。',
    notOursTodo:
      '请选择保存的 PDF 原件，或重新扫描整个二维码。照片和扫描件不能核对，请扫上面的二维码。',
    ledger: '账本里的数字',
    number: '单号',
    person: '姓名',
    at: '记账时间',
    desk: '经办',
    state: '状态',
    stands: '有效',
    reversed: (id: string) => `已由 ${id} 撤销`,
    print: '哪一次打印',
    open: '打开这张单',
  },
  printing: {
    open: '打印设置',
    title: '本机设置：打印',
    says: '只对这台电脑有效，账本搬到别的机器时不跟着走。',
    usual: '常用纸张',
    printerOf: (paper: string) => `${paper}的打印机`,
    asks: '每次询问',
    absent: (name: string) => `${name}（现在没有）`,
    test: '试打一张',
    testOf: (paper: string) => `${paper}：试打一张`,
    tested: (paper: string) =>
      `${paper}测试页已送出：四边的线应当完整，尺应当正好 50 毫米长。不对的，请检查打印机的纸张设置。`,
    testedHere: (paper: string) => `${paper}测试页在下面，请用浏览器打印，比例选“实际大小”。`,
    noPrinters: '在浏览器里打印，由浏览器选择打印机；这里只设置常用纸张。',
    none: '这台电脑还没有安装打印机：请在系统设置里添加，再回到这里。',
    saved: '已保存。',
  },
} as const;
