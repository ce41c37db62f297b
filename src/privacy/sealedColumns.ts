/**
 * Every column that holds sealed personal data, with the id that its values are bound to as SQL of its own row. Keys are
 * rotated over this list; a test compares it with the database, so that no new column is forgotten.
 */
export const sealedColumns = [
  { table: 'users', column: 'name_enc', id: 'id::text' },
  { table: 'users', column: 'email_enc', id: 'id::text' },
  { table: 'second_factors', column: 'secret_enc', id: 'user_id::text' },
  { table: 'households', column: 'address_enc', id: 'id::text' },
  { table: 'households', column: 'details_enc', id: 'id::text' },
  { table: 'people', column: 'name_enc', id: 'id::text' },
  { table: 'people', column: 'identity_enc', id: 'id::text' },
  { table: 'people', column: 'phone_enc', id: 'id::text' },
  { table: 'people', column: 'health_enc', id: 'id::text' },
  { table: 'people', column: 'bank_enc', id: 'id::text' },
  { table: 'people', column: 'details_enc', id: 'id::text' },
  { table: 'commands', column: 'form_enc', id: 'id' },
  { table: 'drafts', column: 'body_enc', id: 'id::text' },
  { table: 'documents', column: 'name_enc', id: 'id::text' },
  { table: 'case_files', column: 'form_enc', id: `case_id::text || '/' || version` },
  { table: 'campaign_decisions', column: 'reasons_enc', id: `campaign_id::text || '/' || n` },
  { table: 'leads', column: 'note_enc', id: 'id::text' },
  { table: 'audit_words', column: 'words_enc', id: 'id::text' },
] as const;
