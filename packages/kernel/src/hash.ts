import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits (FIPS 180-4).
 *
 * @example
 * ```ts
 * hashText('').slice(0, 8); // 'e3b0c442'
 * ```
 */
export const hashText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
