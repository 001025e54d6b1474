export function AcceptInvitationScreen() {
  return null;
}
