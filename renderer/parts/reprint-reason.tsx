import { useState } from 'react';
import { TEXT } from '../messages.ts';
import { ReasonField } from './reason-field.tsx';

/** Why something is printed that was printed before; asked for when it is missing. */
export function useReprintReason(first: string) {
  const [reason, setReason] = useState(first);
  const [isAbsent, setIsAbsent] = useState(false);
  return {
    reason: reason.trim(),
    /** Whether there is one; where there is none it says so and goes there. */
    isGiven: (id: string) => {
      const isGiven = reason.trim() !== '';
      setIsAbsent(!isGiven);
      if (!isGiven) document.getElementById(id)?.focus();
      return isGiven;
    },
    field: {
      reason,
      error: isAbsent ? TEXT.print.needsReason : null,
      onChange: (typed: string) => {
        setReason(typed);
        setIsAbsent(false);
      },
    },
  };
}

export function ReprintReason(props: {
  readonly id: string;
  readonly reason: string;
  readonly error: string | null;
  readonly isFirst?: boolean;
  readonly onChange: (reason: string) => void;
}) {
  return (
    <ReasonField
      label={TEXT.print.reason}
      usual={[TEXT.print.notOut, ...TEXT.print.reasons]}
      placeholder={TEXT.print.reasonForm}
      {...props}
    />
  );
}
