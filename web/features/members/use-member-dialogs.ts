import { useRef, useState } from 'react';
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
  const asking = useRef<Element | null>(null);
  return {
    asked,
    opened,
    ask: (act, member) => {
      asking.current = document.activeElement;
      setAsked({ act, member });
      setOpened(true);
    },
    close: () => {
      setOpened(false);
      // The dialog began its life opened and so knows of nothing to give the focus back to.
      if (asking.current instanceof HTMLElement) asking.current.focus({ preventScroll: true });
    },
  };
}
