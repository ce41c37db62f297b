/** Yuan as one writes them (`3,200`, `3200.50`) in whole fen; anything else is left for the check to refuse. */
export function fenOf(text: string): number | string {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/[,，\s]/g, ''));
  if (!match) return text;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
