/** Longest local part that a person chooses; a personal room's has the company's suffix beside it. */
export const longestLocalPart = 64;
const longestSuffix = 16;

const localPartShape = /^[a-z][a-z0-9._-]*$/;
const domainShape = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export interface VideoAddress {
  localPart: string;
  domain: string;
  /** Both, in small letters. */
  address: string;
}

/** Reads a video address as it is dialled: trimmed, lowered; null where it has not the shape of one. */
export function parseAddress(text: string): VideoAddress | null {
  const lowered = text.trim().toLowerCase();
  const at = lowered.indexOf('@');
  const localPart = lowered.slice(0, at);
  const domain = lowered.slice(at + 1);
  const fits =
    at > 0 &&
    localPart.length <= longestLocalPart + longestSuffix &&
    localPartShape.test(localPart) &&
    domain.length <= 253 &&
    domainShape.test(domain);
  return fits ? { localPart, domain, address: lowered } : null;
}

/**
 * What is wrong with a local part, as a sentence; null where it is right. `ownDomain` is whether the company hosts a
 * domain of its own: then 1 character is enough.
 */
export function addressFault(localPart: string, { ownDomain }: { ownDomain: boolean }): string | null {
  const lowered = localPart.toLowerCase();
  const shortest = ownDomain ? 1 : 6;
  if (!/^[a-z]/.test(lowered)) return 'Start with a letter from a to z.';
  if (!localPartShape.test(lowered)) return 'Use a–z, 0–9, dot, hyphen and underscore.';
  if (lowered.length < shortest) return `Use at least ${shortest} characters.`;
  if (lowered.length > longestLocalPart) return `Use at most ${longestLocalPart} characters.`;
  return null;
}

/** The address of the personal room of whoever has `localPart`. */
export const roomAddressOf = (localPart: string, suffix: string, domain: string): string =>
  `${localPart}${suffix}@${domain}`;
