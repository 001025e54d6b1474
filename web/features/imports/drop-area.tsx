import { Trans } from '@lingui/react/macro';
import { Button, FileButton, Loader } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import classes from './imports.module.css';

/** Largest file that the service takes, in bytes. */
const largest = 16 * 1024 * 1024;

interface DropAreaProps {
  onFile: (file: File) => void;
  sending: boolean;
}

/** Where a file is dropped, or chosen by the button. */
export function DropArea({ onFile, sending }: DropAreaProps) {
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | null | undefined) => {
    if (!file || sending) return;
    setTooLarge(file.size > largest);
    if (file.size <= largest) onFile(file);
  };
  const leave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of two; the button inside is for everybody
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={leave}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files.item(0));
      }}
    >
      {sending ? <Loader size={28} /> : <IconFileSpreadsheet aria-hidden />}
      <p className="only-desktop">
        <Trans>Drop a CSV file here</Trans>
      </p>
      <FileButton onChange={take} accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain">
        {(props) => (
          <Button {...props} variant="filled" size="md" loading={sending}>
            <Trans>Choose file</Trans>
          </Button>
        )}
      </FileButton>
      {tooLarge ? (
        <p role="alert" className={classes.fault}>
          <Trans>This file has more than 16 MB. Divide it.</Trans>
        </p>
      ) : null}
    </div>
  );
}
