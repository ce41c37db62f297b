import { z } from 'zod';
import { satisfactionFor } from '../../cases/read/satisfaction.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';

const count = z.int().min(0);

const satisfaction = staffEndpoint({
  method: 'get', path: '/satisfaction', tag: 'reports', summary: { zh: '满意度', en: 'How satisfied the people helped in your scope are, against the target' },
  answers: {
    status: 200,
    schema: z.object({
      helped: count, asked: count, satisfied: count, fairly: count, dissatisfied: count,
      permille: count.max(1000).optional(), targetPercent: count.max(100).optional(), met: z.boolean(),
    }),
  },
  handle: async ({ parts, reader }) => ({ body: await satisfactionFor(parts, reader) }),
});

export const satisfactionEndpoints: Endpoint[] = [satisfaction];
