export function SearchDialog(_: { opened: boolean; onClose: () => void }) {
  return null;
}
