import { TextInput, type TextInputProps } from '@mantine/core';
import { useId } from 'react';
import classes from './suffix-input.module.css';

interface SuffixInputProps extends Omit<TextInputProps, 'rightSection'> {
  /** What follows what is typed and can't be changed here: `@fjordkraft.example`. */
  suffix: string;
}

/** A field whose end is fixed, such as the domain of an address; the end is part of its description. */
export function SuffixInput({ suffix, ...props }: SuffixInputProps) {
  const id = useId();
  return (
    <TextInput
      {...props}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      aria-describedby={id}
      rightSectionWidth="auto"
      rightSection={
        <span id={id} className={classes.suffix}>
          {suffix}
        </span>
      }
      classNames={{ section: classes.section }}
      styles={{ input: { paddingInlineEnd: `min(calc(${suffix.length}ch + 20px), 50%)` } }}
    />
  );
}
