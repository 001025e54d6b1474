/** The nonce that the server put into the page, for the few `<style>` elements that the component library writes. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
