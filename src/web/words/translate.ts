import type { Language, Text } from './text.ts';

/** Chooses the reader's language: `t('待办', 'To do')`, `t(stageText(stage))`. */
export interface Translate {
  (zh: string, en: string): string;
  (text: Text): string;
}

export function translator(language: Language): Translate {
  return (first: string | Text, en?: string): string => {
    if (typeof first !== 'string') return first[language];
    return language === 'zh' || en === undefined ? first : en;
  };
}
