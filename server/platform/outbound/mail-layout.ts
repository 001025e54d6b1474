const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '');

export interface MailContent {
  /** What the mail is about, in a line. */
  heading: string;
  paragraphs: readonly string[];
  /** The one thing to do; the address must be of http or https. */
  action?: { label: string; url: string };
  /** Why the person gets this, and from whom. */
  footer: string;
}

const font = 'font-family:Inter,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';

function checkedUrl(url: string): string {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('A mail links to http or https only');
  return url;
}

function actionHtml({ label, url }: { label: string; url: string }): string {
  const href = escapeHtml(checkedUrl(url));
  return `<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:11px 18px;border-radius:7px;background:#17705f;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>
<p style="margin:0 0 14px;font-size:13px;color:#5c5950">If the button does not work, copy this address: <br><a href="${href}" style="color:#17705f;word-break:break-all">${href}</a></p>`;
}

/** HTML and text of a mail with the same content, in the house's look: paper, ink, verdigris. All texts are escaped. */
export function layOutMail({ heading, paragraphs, action, footer }: MailContent): { html: string; text: string } {
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 14px">${escapeHtml(paragraph)}</p>`).join('\n');
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light"><title>${escapeHtml(heading)}</title></head>
<body style="margin:0;padding:0;background:#f7f6f2">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f7f6f2"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;background:#ffffff;border:1px solid #e4e1d8;border-radius:10px"><tr><td style="padding:28px 32px;${font};font-size:15px;line-height:22px;color:#1d1c19">
<h1 style="margin:0 0 16px;font-size:20px;line-height:26px;font-weight:640">${escapeHtml(heading)}</h1>
${body}
${action ? actionHtml(action) : ''}
</td></tr></table>
<p style="max-width:520px;margin:16px auto 0;${font};font-size:12.5px;line-height:18px;color:#5c5950">${escapeHtml(footer)}</p>
</td></tr></table>
</body></html>
`;
  const link = action ? [`${action.label}:\n${checkedUrl(action.url)}`] : [];
  const text = `${[heading, ...paragraphs, ...link, `-- \n${footer}`].join('\n\n')}\n`;
  return { html, text };
}
