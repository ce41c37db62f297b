import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAddress, maskBankAccount, maskIdentity, maskName, maskPhone } from '../../src/privacy/mask.ts';

describe('masking', () => {
  it.each([
    ['张演示', '张*示', '张**'],
    ['张示', '张*', '张*'],
    ['张', '*', '*'],
    ['欧阳演示', '欧**示', '欧阳**'],
    ['演示·样例', '演***例', '演****'],
    ['𠮷演示', '𠮷*示', '𠮷**'],
    ['', '', ''],
  ])('X-02: the name %s is shown as %s, or by its surname alone as %s', (name, middle, surname) => {
    expect(maskName(name, 'middle')).toBe(middle);
    expect(maskName(name, 'surname-only')).toBe(surname);
    expect(maskName(name, 'none')).toBe(name);
  });

  it('X-02: no masked name shows more than two characters of it, whatever the name', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.constantFrom('middle' as const, 'surname-only' as const), (name, mask) => {
      const shown = Array.from(maskName(name, mask)).filter((character) => character !== '*');
      expect(shown.length).toBeLessThanOrEqual(Math.min(2, Math.max(0, Array.from(name.trim()).length - 1)));
    }));
  });

  it('staff see three and two characters of an identity number, and nothing of a short one', () => {
    expect(maskIdentity('99010119000101001X')).toBe('990*************1X');
    expect(maskIdentity('H1234567')).toBe('********');
  });

  it('staff see three and two digits of a phone number, and the last four of a bank account', () => {
    expect(maskPhone('13900000001')).toBe('139******01');
    expect(maskPhone('12345')).toBe('*****');
    expect(maskBankAccount('6200000000000001234')).toBe('***************1234');
  });

  it.each([
    ['演示市样例区示范路12号3栋401室', '演示市样例区示范路***'],
    ['演示市样例区示范路十二号', '演示市样例区示范路***'],
    ['样例社区三号楼二单元', '样例社区***'],
    ['样例小区甲栋', '样例小区***'],
    ['样例村五组', '样例村***'],
    ['演示市示范路１２号', '演示市示范路***'],
    ['演示街道样例社区', '演示街道样例社区'],
    ['12 Demo Road', '***'],
  ])('X-02: the address %s is shown as %s', (address, shown) => {
    expect(maskAddress(address)).toBe(shown);
  });
});
