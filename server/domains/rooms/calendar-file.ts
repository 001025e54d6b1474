/** An appointment in a room. */
export interface Appointment {
  /** Unique in the world; a calendar that has it already changes it. */
  uid: string;
  /** When the file was made. */
  at: Date;
  start: Date;
  minutes: number;
  title: string;
  /** What is joined, and dialled. */
  link: string;
  videoAddress: string;
  text: string;
}

/** Octets of a line without its end (RFC 5545, section 3.1). */
const longestLine = 75;

/** A text value (RFC 5545, section 3.3.11). */
const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');

/** Folds a line so that no piece is too long and no character is cut. */
export function foldLine(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // A continued line begins with a space, which counts.
    if (octets + size > longestLine) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

/** UTC, which every calendar shows in its reader's own time zone. */
const instantOf = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** An iCalendar file (RFC 5545) with one appointment. */
export function writeCalendar({ uid, at, start, minutes, title, link, videoAddress, text }: Appointment): string {
  const end = new Date(start.getTime() + minutes * 60_000);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rotunda//Team rooms//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${instantOf(at)}`,
    `DTSTART:${instantOf(start)}`,
    `DTEND:${instantOf(end)}`,
    `SUMMARY:${escapeText(title)}`,
    `LOCATION:${escapeText(videoAddress)}`,
    `DESCRIPTION:${escapeText(text)}`,
    `URL:${link}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
