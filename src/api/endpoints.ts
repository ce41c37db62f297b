import type { Endpoint } from './endpoint.ts';
import { applicationEndpoints } from './resources/applications.ts';
import { auditEndpoints } from './resources/audit.ts';
import { calendarEndpoints } from './resources/calendar.ts';
import { campaignEndpoints } from './resources/campaigns.ts';
import { caseEndpoints } from './resources/cases.ts';
import { documentEndpoints } from './resources/documents.ts';
import { fundEndpoints } from './resources/funds.ts';
import { exitEndpoints } from './resources/exit.ts';
import { noticeEndpoints } from './resources/notices.ts';
import { officeEndpoints } from './resources/office.ts';
import { pairEndpoints } from './resources/pairs.ts';
import { peopleEndpoints } from './resources/people.ts';
import { reportEndpoints } from './resources/reports.ts';
import { satisfactionEndpoints } from './resources/satisfaction.ts';
import { sessionEndpoints } from './resources/session.ts';
import { tokenEndpoints } from './resources/tokens.ts';
import { vacancyEndpoints } from './resources/vacancies.ts';

/** The whole API: what is mounted and what is described. */
export const endpoints: readonly Endpoint[] = [
  ...sessionEndpoints, ...applicationEndpoints, ...caseEndpoints, ...noticeEndpoints, ...peopleEndpoints, ...documentEndpoints, ...vacancyEndpoints, ...calendarEndpoints,
  ...officeEndpoints, ...auditEndpoints, ...tokenEndpoints, ...satisfactionEndpoints, ...fundEndpoints, ...reportEndpoints, ...campaignEndpoints, ...exitEndpoints, ...pairEndpoints,
];
