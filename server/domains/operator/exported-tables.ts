export interface ExportedTable {
  name: string;
  /** Column that names the company. */
  owner: 'id' | 'company_id';
  /** Columns that are left out: secrets and their digests, and what is made of others for searching and sorting. */
  without: readonly string[];
  /** Who met whom, and who did what: in the export of a closed company alone, because it is none of the provider's. */
  private?: true;
}

const ofCompany = (name: string, ...without: string[]): ExportedTable => ({ name, owner: 'company_id', without });
const privately = (name: string, ...without: string[]): ExportedTable => ({
  ...ofCompany(name, ...without),
  private: true,
});

/** What the export of a company has, in this order. A test holds that every table is here or left out on purpose. */
export const exportedTables: readonly ExportedTable[] = [
  { name: 'company', owner: 'id', without: ['creation_digest', 'name_key', 'trial_key', 'logo_digest'] },
  ofCompany('company_logo'),
  ofCompany('company_privacy'),
  ofCompany('company_domain', 'token'),
  ofCompany('domain_claim', 'token'),
  ofCompany('licence'),
  ofCompany('party', 'name_key', 'search', 'spellings'),
  ofCompany('video_address'),
  ofCompany('member', 'account_id', 'name_key', 'seen_key', 'search', 'spellings'),
  ofCompany('invitation', 'token_digest', 'name_key'),
  // Who was in a room last is a call's: a closed company's legs have it.
  ofCompany(
    'room',
    'host_pin',
    'guest_pin',
    ...['last_used_at', 'last_party_id', 'last_guest_name'],
    'name_key',
    'used_key',
  ),
  ofCompany('room_owner'),
  ofCompany('video_system', 'qr_source', 'qr_digest', 'device_digest', 'node_id', 'name_key', 'seen_key'),
  ofCompany('member_import', 'acting', 'worker', 'worked_until'),
  ofCompany('usage_quarter'),
  ofCompany('usage_day'),
  ofCompany('usage_sealed_month'),
  ofCompany('retention_cut'),
  privately('call'),
  privately('leg'),
  privately('usage_party_day'),
  privately('usage_party_month'),
  privately('leg_quality'),
  privately('call_attempt'),
  privately('activity', 'search', 'erasure_proof'),
];

/** Tables of companies that no export has: what passes, what only counts, and what holds nothing but proofs. */
export const leftOut: readonly string[] = [
  'activity_checkpoint',
  'activity_head_mail',
  'activity_seal',
  'activity_unsealed',
  'do_not_disturb',
  'idempotency_key',
  'live_chat',
  'live_meeting',
  'live_party',
  'live_ring',
  'live_window',
  'member_import_fault',
  'member_import_piece',
  'member_import_row',
  'pin_failure',
  'room_guard',
  'revoked_qr_code',
  'screen_ask',
  'tally',
  // Made of the calls and legs:
  'usage_client_day',
  'usage_hour_day',
  'usage_hour_month',
  'usage_peak_day',
  'usage_pending',
  'usage_quality_day',
  'usage_report',
  'usage_shape_day',
  'usage_shape_month',
  'usage_state',
];
