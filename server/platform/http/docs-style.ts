/** Style of pages that the server itself renders: paper, ink and verdigris, light and dark. */
export const docsStyle = `
:root { color-scheme: light dark; --paper: #f7f6f2; --surface: #fff; --sunken: #f1efe9; --line: #e4e1d8; --ink: #1d1c19;
  --ink-2: #5c5950; --accent: #17705f; --accent-soft: #e1f0ec; --font: "Inter Variable", Inter, system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #151513; --surface: #1d1d1a; --sunken: #191917; --line: #2f2e2a;
  --ink: #f3f1ea; --ink-2: #b4b0a5; --accent: #5cc2ab; --accent-soft: #17332d; } }
* { box-sizing: border-box; margin: 0; }
html { scroll-padding-top: 72px; }
body { font: 14px/20px var(--font); color: var(--ink); background: var(--paper); }
header { position: sticky; top: 0; height: 56px; padding: 0 24px; display: flex; align-items: center; gap: 16px;
  background: var(--surface); border-bottom: 1px solid var(--line); z-index: 1; }
header span { color: var(--ink-2); } header a { margin-left: auto; }
a { color: var(--accent); text-underline-offset: 2px; } a:focus-visible, summary:focus-visible, pre:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px; }
.page { max-width: 1240px; margin: 0 auto; padding: 28px 24px 40px; display: grid; gap: 40px;
  grid-template-columns: 240px minmax(0, 1fr); }
nav { position: sticky; top: 84px; align-self: start; max-height: calc(100vh - 108px); overflow-y: auto; }
nav ul { list-style: none; padding: 0; margin: 4px 0 16px; } nav li { padding: 3px 0; }
nav a { color: var(--ink-2); text-decoration: none; } nav a:hover { color: var(--accent); }
h1 { font-size: 22px; line-height: 28px; letter-spacing: -0.014em; margin-bottom: 8px; }
h2 { font-size: 15px; line-height: 20px; } main h2 { font-size: 18px; margin: 36px 0 12px; }
h3 { font-size: 14px; margin-bottom: 6px; overflow-wrap: anywhere; } h3 code { font-weight: 500; }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; margin-bottom: 12px; }
article p { margin-bottom: 8px; }
.verb { color: var(--accent); font-weight: 640; margin-right: 4px; }
.chip { display: inline-block; padding: 1px 9px; border-radius: 11px; background: var(--accent-soft); color: var(--accent);
  font-size: 12px; font-weight: 540; }
a.code { text-decoration: none; margin-right: 6px; } a.code:hover { text-decoration: underline; }
small, .every { color: var(--ink-2); } .code, code, pre { font: 12.5px/18px ui-monospace, monospace; }
details { border-top: 1px solid var(--line); } summary { padding: 8px 0; cursor: pointer; color: var(--ink-2); }
pre { overflow: auto; max-height: 420px; padding: 12px; margin-bottom: 10px; background: var(--sunken); border-radius: 7px; }
table { width: 100%; border-collapse: collapse; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
th, td { text-align: left; vertical-align: top; padding: 9px 12px; border-bottom: 1px solid var(--line); }
th { font-size: 12px; color: var(--ink-2); } tr:last-child td { border-bottom: 0; } tr:target td { background: var(--accent-soft); }
.num { font-variant-numeric: tabular-nums; }
@media (max-width: 760px) { .page { grid-template-columns: minmax(0, 1fr); } nav { position: static; max-height: none; }
  .page > * { min-width: 0; } td, th { overflow-wrap: anywhere; } }
`;
