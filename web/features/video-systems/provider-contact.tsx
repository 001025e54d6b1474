/** How to reach the provider: a link where it is an email or a web address. */
export function ProviderContact({ contact }: { contact: string }) {
  const href = hrefOf(contact);
  return href ? <a href={href}>{contact}</a> : <span>{contact}</span>;
}

function hrefOf(contact: string): string | null {
  if (/^https?:\/\/\S+$/.test(contact)) return contact;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact)) return `mailto:${contact}`;
  return /^\+[\d ()-]{5,}$/.test(contact) ? `tel:${contact.replaceAll(/[^\d+]/g, '')}` : null;
}
