/** What the stories start Chromium with: on a machine without a screen, quiet, and with devices that are not there. */
export const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const flags = [...quietFlags, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
