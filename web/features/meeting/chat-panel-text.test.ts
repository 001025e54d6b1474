import { describe, expect, test } from 'vitest';
import { piecesOf } from './chat-panel-text.ts';

const linksOf = (text: string) => piecesOf(text).flatMap((piece) => ('link' in piece ? piece.link : []));

describe('links in a message', () => {
  test('are http and https, without the sentence around them', () => {
    expect(piecesOf('See https://a.example/x, or (http://b.example/y_(z)).')).toEqual([
      { text: 'See ' },
      { text: 'https://a.example/x', link: 'https://a.example/x' },
      { text: ', or (' },
      { text: 'http://b.example/y_(z)', link: 'http://b.example/y_(z)' },
      { text: ').' },
    ]);
  });

  test('are nothing else', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example',
      'https://',
      'https://bank.example@evil.example',
    ]) {
      expect(linksOf(text)).toEqual([]);
    }
  });

  test('lose nothing of the text', () => {
    for (const text of [
      '',
      'plain',
      'https://a.example',
      '<b>https://a.example/?q=1</b>',
      'https://x@y.example https://z.example!',
    ]) {
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
});
