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
  /**
   * Gives the message to the mail server now, for whoever sends many and paces them; `refused` is for good. Throws where
   * the server is away or would take it later.
   */
  deliver(message: MailMessage): Promise<'sent' | 'refused'>;
}
