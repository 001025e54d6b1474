export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mail {
  /** False where no SMTP_URL is set: screens then show links to copy. */
  readonly enabled: boolean;
  /** Queues the message; it is tried again while the mail server is away. */
  send(message: MailMessage): Promise<void>;
}
