import type { Problem } from '../engine/problem.ts';

type Advice = { readonly what: string; readonly todo: string };

function fact({ facts }: Problem, key: string): string {
  const value = facts?.[key];
  return value === undefined || value === null ? '' : String(value);
}

/** By what became of the paper: whether it may be printed again at once is what people must know. */
export function printerWords(problem: Problem): Advice {
  const printer = fact(problem, 'printer') || '所选打印机';
  const said = fact(problem, 'said');
  const because = said === '' ? '' : `（系统说：${said}）`;
  const printed = Number(fact(problem, 'printed'));
  const part = printed > 0 ? `前 ${printed} 页已经打出。` : '';
  switch (fact(problem, 'why')) {
    case 'cancelled':
      return { what: '没有打印：在打印对话框里取消了。', todo: '需要时再打印一次。' };
    case 'stopped':
      return {
        what: `打印机“${printer}”已停用${because}，没有打印。${part}`,
        todo: '请处理缺纸、卡纸等情况，在系统的打印机设置里恢复，或另选打印机，再打印一次。',
      };
    case 'unknown':
      return {
        what: `已交给打印机“${printer}”，但没有得到回答${because}。`,
        todo: '请先看打印机有没有打出；没有打出的，再打印一次。',
      };
    default:
      return {
        what: `打印机“${printer}”试了三次都没有接受${because}，没有打印。${part}`,
        todo: '请看打印机是否开机、连好，或另选打印机，再打印一次。',
      };
  }
}

/** Of a drawer that does not agree, or of a paper that was printed before. */
export function reasonMissingWords(problem: Problem): Advice {
  if (fact(problem, 'what') === 'print') {
    return { what: '这张单已经打印过，没有写重印的原因。', todo: '请写明原因后再打印。' };
  }
  return {
    what: `清点的现金 ${fact(problem, 'counted')} 与应有现金 ${fact(problem, 'expected')} 不符。`,
    todo: '请再清点一次；仍不符的，写明原因后结账。',
  };
}

export function stationFileWords(problem: Problem): Advice {
  const file = fact(problem, 'file') || '设置文件';
  if (fact(problem, 'why') === 'not-saved') {
    return {
      what: `本机设置没有保存到 ${file}（${fact(problem, 'said')}）。`,
      todo: '请联系信息科，给本机用户写入该文件夹的权限，或清出磁盘空间。',
    };
  }
  return {
    what: `本机设置文件 ${file} 读不出来（${fact(problem, 'said')}），暂按默认设置。`,
    todo: '可以照常打印；请在“打印设置”里重新保存，坏的文件会被换掉。',
  };
}
