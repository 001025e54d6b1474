import { useLingui } from '@lingui/react/macro';
import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import classes from './list.module.css';

/** Milliseconds of not typing after which the list is searched. */
const typingPause = 150;

interface SearchFieldProps {
  /** What is searched: `Search members`. */
  label: string;
  /** What may be typed: `Name, email or address`. */
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  field: RefObject<HTMLInputElement | null>;
  /** Arrow down: into what was found. */
  onDown: () => void;
}

/** Searches while one types. */
export function SearchField({ label, placeholder, value, onChange, field, onDown }: SearchFieldProps) {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const apply = (typed: string) => {
    const trimmed = typed.trim();
    if (trimmed === sent.current) return;
    sent.current = trimmed;
    onChange(trimmed);
  };
  const applySoon = useDebouncedCallback(apply, typingPause);
  // The address changed by other means than typing: back, Escape, or "Clear search and filters".
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const type = (typed: string) => {
    setText(typed);
    applySoon(typed);
  };
  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={placeholder}
      maxLength={100}
      leftSection={<IconSearch aria-hidden />}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') applySoon.flush();
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        onDown();
      }}
      rightSection={
        text ? (
          <ActionIcon
            size="sm"
            aria-label={t`Clear the search`}
            onClick={() => {
              setText('');
              apply('');
              field.current?.focus();
            }}
          >
            <IconX aria-hidden />
          </ActionIcon>
        ) : null
      }
    />
  );
}
