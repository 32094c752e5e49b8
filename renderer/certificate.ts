import { mod11_2 } from 'cdigit';
import { halfWidth } from './money-text.ts';

/** What can be said about a certificate number while it is typed; whether it is taken, the workstation decides. */
export type CertificateHint =
  | { readonly kind: 'empty' }
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'checksum' }
  | { readonly kind: 'plausible'; readonly bornOn: string; readonly sex: '男' | '女' };

export function plainCertificate(text: string): string {
  return halfWidth(text).replaceAll(/\s/g, '').toUpperCase();
}

export function certificateHint(text: string): CertificateHint {
  const number = plainCertificate(text);
  if (number === '') return { kind: 'empty' };
  if (!/^(\d{1,17}|\d{17}[\dX])$/.test(number)) return { kind: 'malformed' };
  if (number.length < 18) return { kind: 'short', missing: 18 - number.length };
  if (!mod11_2.validate(number)) return { kind: 'checksum' };
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return { kind: 'plausible', bornOn, sex: Number(number[16]) % 2 === 1 ? '男' : '女' };
}
