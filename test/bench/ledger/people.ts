import { mod11_2 } from 'cdigit';

/** Invented people by number: of the region 999999, which does not exist. */
export function personId(n: number): string {
  return `person-${n}`;
}

export function certificateOf(n: number): string {
  const day = new Date(Date.UTC(1930, 0, 1) + Math.floor(n / 1000) * 86_400_000);
  const born = day.toISOString().slice(0, 10).replaceAll('-', '');
  const body = `999999${born}${String(n % 1000).padStart(3, '0')}`;
  return `${body}${mod11_2.compute(body)}`;
}
