/** Draws a PIN of so many digits, each as likely as the others. */
export function drawPin(digits: number): string {
  const drawn: number[] = [];
  while (drawn.length < digits) {
    // Bytes from 250 on would make the low digits likelier.
    const bytes = crypto.getRandomValues(new Uint8Array(digits * 2));
    drawn.push(...[...bytes].filter((byte) => byte < 250).map((byte) => byte % 10));
  }
  return drawn.slice(0, digits).join('');
}
