import { useState } from 'react';
import type { MemberRow } from '../../../contract/members.ts';

export type MemberAct = 'reset-password' | 'suspend' | 'remove';
/** What an act on a member needs to know; a member's page has more. */
export type ActedOn = Pick<MemberRow, 'id' | 'fullName' | 'email' | 'version'>;
export type AskMember = (act: MemberAct, member: ActedOn) => void;

export interface MemberDialogState {
  /** Stays while a dialog closes, so that its words do not change under the eye. */
  asked: { act: MemberAct; member: ActedOn } | null;
  opened: boolean;
  ask: AskMember;
  close: () => void;
}

/** Which act on which member is being asked about. */
export function useMemberDialogs(): MemberDialogState {
  const [asked, setAsked] = useState<MemberDialogState['asked']>(null);
  const [opened, setOpened] = useState(false);
  return {
    asked,
    opened,
    ask: (act, member) => {
      setAsked({ act, member });
      setOpened(true);
    },
    close: () => setOpened(false),
  };
}
