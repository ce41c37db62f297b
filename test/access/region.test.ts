import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, levelOf, lineage, regionAt, within } from '../../src/access/region.ts';

const community = '990102001001';

describe('the tree of regions', () => {
  it('a code tells its level by its length', () => {
    expect(['99', '9901', '990102', '990102001', community].map(levelOf)).toEqual(['province', 'city', 'district', 'street', 'community']);
    expect(['', '9', '99010', '99a1', '9901020010011', '99 1'].map(levelOf)).toEqual([null, null, null, null, null, null]);
  });

  it('a region covers itself and what lies below it, and nothing beside or above it', () => {
    expect(covers('990102', community)).toBe(true);
    expect(covers(community, community)).toBe(true);
    expect(covers('990103', community)).toBe(false);
    expect(covers(community, '990102001')).toBe(false);
    expect(covers('990102001001', '990102001002')).toBe(false);
  });

  it('a scope that is no region covers nothing', () => {
    for (const scope of ['', '9', '99010', '%']) expect(covers(scope, community)).toBe(false);
    expect(within('', 'region', 1).values).toEqual(['', '']);
  });

  it('every region lies in all regions of its lineage', () => {
    expect(lineage(community)).toEqual([community, '990102001', '990102', '9901', '99']);
    expect(lineage('9901')).toEqual(['9901', '99']);
    fc.assert(fc.property(fc.stringMatching(/^99\d{10}$/), (code) => lineage(code).every((above) => covers(above, code))));
  });

  it('the district of a community is found, the street of a district is not', () => {
    expect(regionAt('district', community)).toBe('990102');
    expect(regionAt('street', '990102')).toBeNull();
  });
});
