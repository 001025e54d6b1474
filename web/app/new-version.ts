const key = 'rotunda-reloaded-for';

/** After an upgrade of the service an open page asks for files that are gone: load the page anew, once per file. */
export function reloadOnNewVersion(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const missing = event.payload.message;
    if (sessionStorage.getItem(key) === missing) return;
    sessionStorage.setItem(key, missing);
    event.preventDefault();
    window.location.reload();
  });
}
