/** An act that this app does not know yet, as far as its name tells: `member.painted-red` is `Member: painted red`. */
export function nameAct(act: string): string {
  const [object = '', ...rest] = act.split('.').map((part) => part.replaceAll('-', ' '));
  const words = rest.join(' ');
  const begun = object.charAt(0).toUpperCase() + object.slice(1);
  return words ? `${begun}: ${words}` : begun;
}
