/** `2023-05-10T09:12:33.123+08:00` as people here read it; another offset than ours is said. */
export function moment(at: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(at);
  if (match === null) return at;
  const [, day = '', time = '', offset = ''] = match;
  const zone = offset === '+08:00' ? '' : ` UTC${offset === 'Z' ? '' : offset}`;
  return `${day} ${time}${zone}`;
}
