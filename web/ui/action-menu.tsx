import { Menu } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, type Ref, useRef } from 'react';

export interface MenuAct {
  id: string;
  label: ReactNode;
  icon: ReactNode;
  /** What it does, or where it leads. */
  run?: () => void;
  link?: Pick<LinkProps, 'to' | 'params'>;
  /** Red, and set apart: something is lost. */
  danger?: boolean;
}

interface ActionMenuProps {
  /** The button that opens it; takes `ref`. */
  target: (ref: Ref<HTMLButtonElement>) => ReactElement;
  acts: readonly MenuAct[];
}

/**
 * A menu of acts, some of which open dialogs. The button has the focus again before an act runs, so that a dialog gives
 * it back to the button, and not to an entry of a menu that is gone.
 */
export function ActionMenu({ target, acts }: ActionMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Menu position="bottom-end" width={220} portalProps={{ target: '#main' }}>
      <Menu.Target>{target(button)}</Menu.Target>
      <Menu.Dropdown>
        {acts.flatMap((act) => [
          act.danger ? <Menu.Divider key={`${act.id} apart`} /> : null,
          <Menu.Item
            key={act.id}
            color={act.danger ? 'red' : undefined}
            leftSection={act.icon}
            {...(act.link ? { renderRoot: (props) => <Link {...act.link} {...props} /> } : {})}
            onClick={() => {
              if (!act.run) return;
              button.current?.focus();
              act.run();
            }}
          >
            {act.label}
          </Menu.Item>,
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
