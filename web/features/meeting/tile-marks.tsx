import { SelectOrdinal, useLingui } from '@lingui/react/macro';
import { Tooltip } from '@mantine/core';
import { IconAntennaBars1, IconAntennaBars3, IconHandStop } from '@tabler/icons-react';
import type { LinkQuality } from '../../media/engine.ts';
import classes from './tile.module.css';
import type { TileProps } from './tile-props.ts';
import { useQualityWords } from './tile-quality.ts';

/** What stands at the top of a tile: a raised hand, in its order, and how the connection is where it is not good. */
export function TileMarks({ party, isYou, link, quality, hand }: TileProps) {
  const { t } = useLingui();
  return (
    <span className={classes.marks}>
      {hand > 0 ? (
        <span className={classes.hand} role="img" aria-label={t`Hand raised`}>
          <IconHandStop aria-hidden />
          <span aria-hidden="true">
            <SelectOrdinal value={hand} one="#st" two="#nd" few="#rd" other="#th" />
          </span>
        </span>
      ) : null}
      {quality && link === 'connected' && !isYou ? <QualityMark quality={quality} name={party.name} /> : null}
    </span>
  );
}

function QualityMark({ quality, name }: { quality: LinkQuality; name: string }) {
  const { word, why } = useQualityWords(quality, name);
  const isGood = quality.word === 'good';
  const Icon = quality.word === 'bad' ? IconAntennaBars1 : IconAntennaBars3;
  const mark = (
    <span
      className={classes.quality}
      data-word={quality.word}
      // Only what is worth knowing is a stop of the keyboard.
      {...(isGood ? { 'aria-hidden': true } : { role: 'img', tabIndex: 0, 'aria-label': `${word}. ${why}` })}
    >
      {isGood ? null : <Icon aria-hidden />}
      {word}
    </span>
  );
  return (
    <Tooltip label={why} multiline maw={260} events={{ hover: true, focus: true, touch: true }} position="bottom-start">
      {mark}
    </Tooltip>
  );
}
