export { AcceptInvitationScreen } from './accept-invitation-screen.tsx';
export { ConfirmEmailScreen } from './confirm-email-screen.tsx';
export { ForgottenPasswordScreen } from './forgotten-password-screen.tsx';
export { NewPasswordField, useNewPasswordRule } from './new-password-field.tsx';
export { ResetPasswordScreen } from './reset-password-screen.tsx';
export { SignInScreen } from './sign-in-screen.tsx';
