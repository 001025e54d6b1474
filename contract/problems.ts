import { z } from 'zod';

interface ProblemEntry {
  status: number;
  title: string;
  /** What happened and what to do, as a person reads it. A method may answer a more exact sentence. */
  detail: string;
}

/** Every code that the API answers (RFC 9457 `code` extension member). Codes never change their meaning. */
export const problems = {
  // every method
  not_signed_in: { status: 401, title: 'Not signed in', detail: 'Sign in and try again.' },
  not_allowed: {
    status: 403,
    title: 'Not allowed',
    detail: 'You lack the right for this. Ask an administrator of your company.',
  },
  not_by_token: {
    status: 403,
    title: 'Not with an access token',
    detail: 'Sign in to the app and do it there. Access tokens are for scripts, and not for this.',
  },
  scope_missing: {
    status: 403,
    title: 'Scope missing',
    detail: 'This access token was not made for this. Make one with the scope that is needed.',
  },
  not_found: { status: 404, title: 'Not found', detail: 'There is nothing here, or it is not yours.' },
  wrong_input: { status: 422, title: 'Something in the input is wrong', detail: 'Correct the marked fields.' },
  not_json: { status: 400, title: 'Not readable', detail: 'Send JSON in UTF-8.' },
  wrong_content_type: { status: 415, title: 'Wrong content type', detail: 'Send application/json.' },
  too_large: { status: 413, title: 'Too large', detail: 'Send less in one request.' },
  too_many_requests: {
    status: 429,
    title: 'Too many requests',
    detail: 'Wait for as many seconds as Retry-After says.',
  },
  wrong_method: { status: 405, title: 'Wrong method', detail: 'This address does not answer to that method.' },
  cross_site: { status: 403, title: 'Refused', detail: 'The request came from another site. Open the service itself.' },
  stale: {
    status: 412,
    title: 'Changed meanwhile',
    detail: 'Somebody else changed this after you opened it. Compare both versions and save again.',
  },
  version_missing: { status: 428, title: 'Version missing', detail: 'Send the version that you read as If-Match.' },
  idempotency_mismatch: {
    status: 422,
    title: 'Key used before',
    detail: 'This Idempotency-Key was used with another body. Use a new key.',
  },
  already_done: { status: 409, title: 'Already done', detail: 'This request was carried out before.' },
  busy: {
    status: 409,
    title: 'Changed at the same moment',
    detail: 'Somebody else was changing this at the same moment. Nothing of yours was saved; try again.',
  },
  internal: {
    status: 500,
    title: 'A fault in the service',
    detail: 'The fault was recorded. Try again, and give the operator the request id if it stays.',
  },
  unavailable: {
    status: 503,
    title: 'Not available right now',
    detail: 'The service cannot reach its database. It comes back by itself; try again in a minute.',
  },
  storage_full: {
    status: 507,
    title: 'No space left',
    detail: 'The service has no space left to store this. Nothing was changed. Tell the operator.',
  },
  // set-up
  already_set_up: { status: 409, title: 'Already set up', detail: 'This service has been set up. Sign in instead.' },
  setup_code_wrong: {
    status: 403,
    title: 'Wrong set-up code',
    detail: 'Copy the code that the terminal of the server printed at its start.',
  },
  not_set_up: { status: 409, title: 'Not set up yet', detail: 'Open the address of the service and set it up first.' },
  // identity
  sign_in_failed: {
    status: 401,
    title: 'Could not sign in',
    detail: 'The email or video address and the password do not fit together.',
  },
  sign_in_throttled: {
    status: 429,
    title: 'Too many tries',
    detail: 'Wait for as many seconds as Retry-After says, or reset your password.',
  },
  account_suspended: { status: 403, title: 'Suspended', detail: 'Your administrator has suspended your access.' },
  company_suspended: {
    status: 403,
    title: 'Company suspended',
    detail: 'The provider has suspended your company. Nothing was deleted. Ask the provider.',
  },
  password_too_short: { status: 422, title: 'Password too short', detail: 'Use at least 10 characters.' },
  password_breached: {
    status: 422,
    title: 'Password known',
    detail: 'This password is on lists of stolen passwords. Choose another.',
  },
  password_wrong: { status: 403, title: 'Wrong password', detail: 'The current password is not right.' },
  link_expired: { status: 410, title: 'Link expired', detail: 'This link is no longer valid. Ask for a new one.' },
  link_used: { status: 410, title: 'Link used', detail: 'This link was used before. Sign in, or ask for a new one.' },
  email_in_use: {
    status: 409,
    title: 'Email in use',
    detail:
      'This email has an account on this service already, so the invitation cannot be used with it. Ask your administrator to invite another email.',
  },
  already_invited: {
    status: 409,
    title: 'Already invited',
    detail: 'This email belongs to a member or a pending invitation of the company.',
  },
  scope_not_yours: {
    status: 403,
    title: 'Not yours to give',
    detail: 'An access token can do no more than you may. Leave this scope out.',
  },
  too_many_tokens: {
    status: 409,
    title: 'Too many access tokens',
    detail: 'You have 50 access tokens. Revoke one that you no longer use.',
  },
  mailed_too_often: {
    status: 429,
    title: 'Mailed too often',
    detail: 'This address was written to several times just now. Wait for as many seconds as Retry-After says.',
  },
  // imports
  too_many_imports: {
    status: 409,
    title: 'Too many imports',
    detail: 'Ten imports wait for a decision. Apply or cancel one first.',
  },
  import_not_checked: {
    status: 409,
    title: 'Not yet',
    detail: 'The file is still being worked on. Wait until that is done.',
  },
  import_faulty: {
    status: 409,
    title: 'Faults in the file',
    detail: 'Nobody was invited. Correct the faults in the file and choose it again.',
  },
  import_over: {
    status: 409,
    title: 'Import is over',
    detail: 'This import was applied, cancelled or given up. Choose the file again.',
  },
  links_mailed: {
    status: 409,
    title: 'Links are mailed',
    detail: 'This service mails the links to the people themselves. A single one is under “Pending invitations”.',
  },
  // addresses
  address_malformed: {
    status: 422,
    title: 'Not a video address',
    detail: 'Use a–z, 0–9, dot, hyphen and underscore; start with a letter; 6 to 64 characters.',
  },
  address_taken: { status: 409, title: 'Address taken', detail: 'This video address is taken. Choose another.' },
  domain_not_yours: { status: 422, title: 'Unknown domain', detail: 'Choose one of the domains of your company.' },
  suffix_taken: {
    status: 409,
    title: 'Addresses taken',
    detail:
      'With this suffix some personal rooms would get addresses that are taken. Nothing was changed; choose another suffix.',
  },
  not_a_picture: {
    status: 422,
    title: 'Not a picture',
    detail: 'Choose a PNG, JPEG or WebP file of 32 to 2,048 pixels.',
  },
  no_licence_left: {
    status: 409,
    title: 'No licence left',
    detail: 'All licences are in use. Remove or revoke one, or ask the provider for more.',
  },
  last_administrator: {
    status: 409,
    title: 'Last administrator',
    detail: 'A company is never without an active administrator. Make somebody else an administrator first.',
  },
  heir_unknown: {
    status: 422,
    title: 'Nobody to hand over to',
    detail: 'Choose an active member of your company, other than the one who is removed.',
  },
  pin_malformed: { status: 422, title: 'Not a PIN', detail: 'A PIN has 4 to 20 digits.' },
  pins_equal: { status: 422, title: 'PINs are equal', detail: 'Host PIN and guest PIN must differ.' },
  guest_pin_alone: { status: 422, title: 'Host PIN missing', detail: 'A guest PIN needs a host PIN beside it.' },
  // meetings
  room_not_found: {
    status: 404,
    title: 'No such room',
    detail: 'No room has this address. Check the link, or ask who sent it.',
  },
  room_closed: {
    status: 403,
    title: 'Room closed',
    detail: 'This room is closed at present. Ask who invited you for another one.',
  },
  pin_wrong: { status: 403, title: 'Wrong PIN', detail: 'This PIN does not open the room.' },
  pin_throttled: {
    status: 429,
    title: 'Too many wrong PINs',
    detail: 'Wait for as many seconds as Retry-After says before you try another PIN.',
  },
  name_missing: { status: 422, title: 'Name missing', detail: 'Say who you are, so that the others can let you in.' },
  media_unreachable: {
    status: 503,
    title: 'No media server',
    detail: 'The server that carries sound and picture does not answer. Try again in a moment.',
  },
  meeting_full: { status: 409, title: 'Meeting full', detail: 'This meeting has as many parties as it can carry.' },
  // direct calls
  address_unknown: {
    status: 404,
    title: 'Nobody there',
    detail: 'Nobody can be called at this address. Check it, or ask who gave it to you.',
  },
  address_of_room: { status: 409, title: 'A room', detail: 'This is the address of a room. Join it.' },
  calls_oneself: { status: 409, title: 'Your own address', detail: 'This is your own address. Call somebody else.' },
  party_busy: {
    status: 409,
    title: 'In another call',
    detail: 'This party is in another call, or does not want to be disturbed.',
  },
  ring_over: { status: 410, title: 'It rings no more', detail: 'This call was answered elsewhere, or has ended.' },
  not_in_meeting: { status: 409, title: 'Not in a meeting', detail: 'Join the meeting first.' },
  resume_refused: { status: 410, title: 'Connection lost for too long', detail: 'Join the meeting again.' },
  malformed_message: { status: 400, title: 'Message not understood', detail: 'Load the page again.' },
  // video systems
  pairing_code_wrong: {
    status: 422,
    title: 'Wrong pairing code',
    detail: 'No screen shows this code. Codes change every 15 minutes: type the one that the screen shows now.',
  },
  qr_code_unknown: {
    status: 404,
    title: 'Unknown QR code',
    detail: 'No video system has this code. Scan it again, or ask an administrator for a new print.',
  },
  qr_code_revoked: {
    status: 410,
    title: 'QR code no longer valid',
    detail: 'This code was replaced. Scan the one on the screen, or ask an administrator for a new print.',
  },
  system_offline: {
    status: 409,
    title: 'Screen offline',
    detail: 'This screen has no connection to the service. See whether it is on, and try again.',
  },
  system_busy: {
    status: 409,
    title: 'Screen in a call',
    detail: 'This screen is in a call. Leave the call there first, at the screen or with the phone that brought it in.',
  },
  remote_over: {
    status: 409,
    title: 'Not your call',
    detail:
      'This phone does not control the screen any more: the call is over, or somebody else has brought it into another.',
  },
  // usage
  period_wrong: {
    status: 422,
    title: 'Not a period',
    detail: 'The first day must not be after the last, and the period at most 25 months.',
  },
  still_counting: {
    status: 409,
    title: 'Still counting',
    detail: 'The records are being counted anew, after a change of the time zone or an import. Try again in a minute.',
  },
  takes_too_long: {
    status: 422,
    title: 'Takes too long',
    detail: 'This period with these filters takes too long to read. Choose a shorter period, or fewer filters.',
  },
  pseudonyms_only: {
    status: 403,
    title: 'Pseudonyms only',
    detail: 'Your company shows persons by pseudonyms, so nobody sees who is in a call right now.',
  },
  // operator
  label_taken: {
    status: 409,
    title: 'Label taken',
    detail: 'Another company has this label, or had it less than 30 days ago. Choose another.',
  },
  name_not_typed: { status: 422, title: 'Name missing', detail: 'Type the name of the company exactly as it is.' },
  domain_taken: {
    status: 409,
    title: 'Domain taken',
    detail: 'Another company has proved that this domain is its own.',
  },
  domain_reserved: {
    status: 422,
    title: 'Domain of the service',
    detail: 'Domains below that of the service come with a company and can’t be added or removed.',
  },
  domain_not_verified: {
    status: 409,
    title: 'Domain not verified',
    detail: 'Wait until its TXT record has been found.',
  },
  domain_in_use: {
    status: 409,
    title: 'Domain in use',
    detail:
      'Video addresses of the company use this domain. Change them first; their old addresses are kept for 90 days.',
  },
  totals_only: {
    status: 403,
    title: 'Totals only',
    detail: 'Your company shows sums of whole calendar months, and nothing below. Ask for whole months.',
  },
  // undo
  undo_expired: { status: 410, title: 'Too late to undo', detail: 'A removal can be undone for 30 days.' },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problems;

export const inputFault = z.object({
  pointer: z.string().describe('JSON pointer (RFC 6901) of the field'),
  message: z.string(),
  code: z.string().optional(),
});

/** RFC 9457 problem document. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  requestId: z.string().optional(),
  errors: z.array(inputFault).optional(),
  /** Names of the company's administrators, where asking one of them helps. */
  administrators: z.array(z.string()).optional(),
  /** Seconds to wait. */
  retryAfter: z.number().int().optional(),
  /** Both versions, with `stale`. */
  current: z.unknown().optional(),
});

export type ProblemDocument = z.infer<typeof problem>;
export type InputFault = z.infer<typeof inputFault>;
