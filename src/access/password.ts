import { randomInt } from 'node:crypto';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { hash, parseOptions, verify } from '@node-rs/argon2';

/**
 * Argon2id (the library's default variant) with 19 MiB, 2 passes and 1 lane: the least that OWASP advises, some 20 ms
 * of one core. Stored hashes carry their parameters, so raising these leaves old passwords valid.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), cost);
}

export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, normalised(password));
}

/** Whether a hash was made with other parameters than today's; the next sign-in is the moment to make it anew. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism;
}

/** Input methods write the same character in more than one way. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

const SHORTEST = 10;
/** Longer ones would only let a stranger make the server hash a lot. */
const LONGEST = 128;
const FEWEST_DIFFERENT = 5;

/** Common passwords, keyboard rows, dates, repetitions and their disguises, as zxcvbn knows them; from 3 on a stolen hash holds for years. */
let guesser: ZxcvbnFactory | undefined; // made when somebody chooses a password, not at every start
const LEAST_SCORE = 3;

export type PasswordFault = 'too-short' | 'too-long' | 'too-uniform' | 'has-login' | 'guessable';

/** What is wrong with a new password, or null. No demands on kinds of characters: they make passwords worse, not better. */
export function passwordFault(password: string, login: string): PasswordFault | null {
  const characters = Array.from(normalised(password));
  if (characters.length < SHORTEST) return 'too-short';
  if (characters.length > LONGEST) return 'too-long';
  if (new Set(characters).size < FEWEST_DIFFERENT) return 'too-uniform';
  if (login !== '' && normalised(password).toLowerCase().includes(login.toLowerCase())) return 'has-login';
  guesser ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return guesser.check(normalised(password), [login, 'bangfu']).score < LEAST_SCORE ? 'guessable' : null;
}

/** Letters that are not mistaken for one another, whether read from a screen or told over the phone. */
const consonants = 'bdfghjkmnprstvz';
const vowels = 'aeiou';
const WORDS = 3;
const NUMBERS = 10_000;

/** A random password that can be read aloud, such as `bamo-tiru-kefa-4821`: 51 bits. For demo accounts and resets. */
export function readablePassword(): string {
  const words = Array.from({ length: WORDS }, () => syllable() + syllable());
  return [...words, String(randomInt(NUMBERS)).padStart(4, '0')].join('-');
}

function syllable(): string {
  return oneOf(consonants) + oneOf(vowels);
}

function oneOf(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}
