// The service may be back any moment; a screen on a wall has nobody who loads the page again.
(() => {
  const again = () => location.reload();
  addEventListener('online', again);
  if (location.pathname === '/system') setTimeout(again, 5000);
})();
