import { expect, test } from 'vitest';
import { layOutMail } from './mail-layout.ts';

const content = {
  heading: 'Ada <b>Lovelace</b> invites you',
  paragraphs: ['Tom & "Jerry" Ltd uses Rotunda.', "It's <script>alert(1)</script> safe."],
  action: { label: 'Accept > join', url: 'https://meet.example.org/invitations/t0ken?a=1&b=2' },
  footer: 'You get this because <ada@example.org> invited you.',
};

test('every text is escaped in the HTML', () => {
  const { html } = layOutMail(content);
  expect(html).not.toMatch(/<script|<b>|<ada@/);
  expect(html).toContain('Ada &lt;b&gt;Lovelace&lt;/b&gt; invites you');
  expect(html).toContain('Accept &gt; join');
  expect(html).toContain('href="https://meet.example.org/invitations/t0ken?a=1&amp;b=2"');
});

test('the text holds the same, plain', () => {
  expect(layOutMail(content).text).toBe(`Ada <b>Lovelace</b> invites you

Tom & "Jerry" Ltd uses Rotunda.

It's <script>alert(1)</script> safe.

Accept > join:
https://meet.example.org/invitations/t0ken?a=1&b=2

-- 
You get this because <ada@example.org> invited you.
`);
});

test('a mail without anything to do has no button, and no mail links elsewhere than to the web', () => {
  const { action: _action, ...rest } = content;
  expect(layOutMail(rest).html).not.toContain('<a ');
  expect(() => layOutMail({ ...content, action: { label: 'x', url: 'javascript:alert(1)' } })).toThrow('http');
});
