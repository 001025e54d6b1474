/** Where to go after signing in: an address inside the app, and nothing else. Browsers leave out tabs and line ends. */
export function returnAddress(search: Record<string, unknown>): { to?: string } {
  const { to } = search;
  if (typeof to !== 'string' || !/^\/(?![/\\])[^\t\n\r]*$/.test(to)) return {};
  return { to };
}
