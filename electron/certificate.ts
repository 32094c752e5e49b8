import { mod11_2 } from 'cdigit';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import { isIsoDate, type IsoDate } from '../engine/terms.ts';

/**
 * Reads a resident identity number (GB 11643: 17 digits and a check character). Problem: CERTIFICATE_INVALID says
 * which part is wrong. Blanks and full-width digits, as pasted, are taken for what they mean.
 */
export function parseCertificate(text: string): Result<string, Problem<'CERTIFICATE_INVALID'>> {
  const certificate = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(certificate)) {
    return invalid(
      'form',
      `a certificate number has 17 digits and a digit or X, not ${certificate.length} characters like these`,
    );
  }
  if (bornOn(certificate) === null) {
    return invalid(
      'birthday',
      `characters 7–14 are not a day that exists: ${certificate.slice(6, 14)}`,
    );
  }
  if (!mod11_2.validate(certificate)) {
    return invalid(
      'checksum',
      'the last character does not fit the others: one of them is mistyped',
    );
  }
  return ok(certificate);
}

function invalid(part: string, message: string) {
  return fail({
    code: 'CERTIFICATE_INVALID',
    message,
    at: 'certificate',
    facts: { part },
  } as const);
}

/** 510***********1234: enough to tell people apart, not enough to use. */
export function maskCertificate(certificate: string): string {
  return `${certificate.slice(0, 3)}***********${certificate.slice(-4)}`;
}

export function bornOn(certificate: string): IsoDate | null {
  const day = `${certificate.slice(6, 10)}-${certificate.slice(10, 12)}-${certificate.slice(12, 14)}`;
  return isIsoDate(day) ? day : null;
}

export function sexOf(certificate: string): '男' | '女' {
  return Number(certificate[16]) % 2 === 1 ? '男' : '女';
}
