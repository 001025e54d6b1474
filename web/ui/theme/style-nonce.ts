declare global {
  /** Where the component library's scroll lock looks for the nonce of its `<style>`. */
  var __webpack_nonce__: string | undefined;
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
globalThis.__webpack_nonce__ = nonce;

/** The nonce that the server put into the page, for the few `<style>` elements that the component library writes. */
export function styleNonce(): string {
  return nonce;
}
