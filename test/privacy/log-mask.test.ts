import { PassThrough } from 'node:stream';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { logMask, maskNumbers } from '../../src/privacy/log-mask.ts';

/** Whatever the log writes for one call, as it was parsed again. */
function logged(write: (log: pino.Logger) => void): Record<string, unknown> {
  const stream = new PassThrough();
  write(pino(logMask, stream));
  return JSON.parse(String(stream.read()));
}

describe('the log', () => {
  it.each([
    ['身份证99010119000101001x有误', '身份证999999999999999999有误'],
    ['tel 13900000001.', 'tel 99999999999.'],
    ['+86 13900000001', '999999999999999'],
    ['+8613900000001', '99999999999999'],
    ['号码13900000001,990101190001010019', '号码99999999999,999999999999999999'],
  ])('X-08: “%s” is written as “%s”', (text, written) => {
    expect(maskNumbers(text)).toBe(written);
  });

  it.each(['990101001001', '1770768000000', '2026-02-11T10:00:00.000Z', 'case:0198a1f0-1390-7000-8000-139000000011', '25000', '12345678901'])(
    'a region, an instant, an id or an amount stays as it is: %s',
    (text) => {
      expect(maskNumbers(text)).toBe(text);
    },
  );

  it('X-08: a number in a field, in a number, in an error and in a child logger is hidden, and the line stays JSON', () => {
    const line = logged((log) => log.child({ who: '99010119000101001X' }).error({ phone: 13900000001, err: new Error('no 13900000001') }, 'call 13900000001'));
    expect(line).toMatchObject({ who: '999999999999999999', phone: 99999999999, msg: 'call 99999999999', err: { message: 'no 99999999999' } });
    expect(JSON.stringify(line)).not.toContain('13900000001');
  });
});
