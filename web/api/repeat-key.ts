let last = { of: '', key: '' };

/** The `Idempotency-Key` of a request: the same for the same body in a row, so that a new try after a lost answer makes nothing twice. */
export function keyFor(body: object): string {
  const of = JSON.stringify(body);
  if (last.of !== of) {
    // `randomUUID` is there on secure addresses only.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    last = { of, key: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
  }
  return last.key;
}
