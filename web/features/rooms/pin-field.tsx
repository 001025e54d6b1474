import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { drawPin } from './draw-pin.ts';

interface PinFieldProps extends Omit<TextInputProps, 'rightSection' | 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
  /** Name of the button that draws a new PIN; absent: no button. */
  generate?: string;
  /** Digits of a drawn PIN. */
  digits?: number;
}

/** A PIN in plain sight, since it is told to others; an empty field means none. */
export function PinField({ value, onChange, generate, digits = 6, ...props }: PinFieldProps) {
  return (
    <TextInput
      {...props}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\s/g, ''))}
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      className="num"
      rightSection={
        generate ? (
          <ActionIcon size="sm" aria-label={generate} title={generate} onClick={() => onChange(drawPin(digits))}>
            <IconRefresh aria-hidden />
          </ActionIcon>
        ) : null
      }
    />
  );
}
