import { Trans, useLingui } from '@lingui/react/macro';
import { List, Modal } from '@mantine/core';

/** How to install the app where the browser can't be asked to. */
export function InstallDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened={opened} onClose={onClose} title={t`Install the app`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <p>
        <Trans>The app then has its own window and its own icon. Your browser installs it from its menu:</Trans>
      </p>
      <List mt="sm" spacing="xs">
        <List.Item>
          <Trans>Chrome or Edge on a computer: the icon at the end of the address bar, or “Install” in the menu.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Safari on a Mac: “Add to Dock” in the File menu.</Trans>
        </List.Item>
        <List.Item>
          <Trans>iPhone or iPad: “Add to Home Screen” under the share button.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Android: “Add to home screen” or “Install app” in the browser’s menu.</Trans>
        </List.Item>
      </List>
      {window.isSecureContext ? null : (
        <p style={{ marginTop: 12 }}>
          <Trans>
            This address is not secure. Browsers install only from HTTPS; ask the operator for such an address.
          </Trans>
        </p>
      )}
    </Modal>
  );
}
