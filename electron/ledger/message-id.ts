import { dayOf } from './entries.ts';

/**
 * 发送方报文ID: the facility's code (12), the moment to the second (14), a running number (4); by the interface of the
 * national platform. Null where the facility has no code of twelve characters yet: a number is never made up.
 */
export function messageIdOf(facilityCode: string, at: string, seq: number): string | null {
  if (!/^[0-9A-Z]{12}$/.test(facilityCode)) return null;
  const day = dayOf(at).replaceAll('-', '');
  const time = at.slice(11, 19).replaceAll(':', '');
  return `${facilityCode}${day}${time}${String(seq % 10_000).padStart(4, '0')}`;
}
