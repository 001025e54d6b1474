import { RemoveDialog } from './remove-dialog.tsx';
import { ResetPasswordDialog } from './reset-password-dialog.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';
import type { MemberDialogState } from './use-member-dialogs.ts';

interface MemberDialogsProps {
  dialogs: MemberDialogState;
  /** When the member is gone: a member's page leaves for the list. */
  onRemoved?: () => Promise<void>;
}

/** The dialog of the act that was asked for, with its consequences. */
export function MemberDialogs({ dialogs: { asked, opened, close }, onRemoved }: MemberDialogsProps) {
  if (!asked) return null;
  const key = `${asked.act} ${asked.member.id}`;
  const rest = { member: asked.member, opened, onClose: close };
  if (asked.act === 'reset-password') return <ResetPasswordDialog key={key} {...rest} />;
  if (asked.act === 'suspend') return <SuspendDialog key={key} {...rest} />;
  return <RemoveDialog key={key} {...rest} {...(onRemoved ? { onRemoved } : {})} />;
}
