import express, { Router } from 'express';
import { csrfProtection } from '../access/csrf.ts';
import { notStored } from '../access/headers.ts';
import { RETURN_PATH } from '../access/identityProvider.ts';
import { sessionOnly } from '../access/current-actor.ts';
import { passwordLimits, publicLimits, signInLimits } from '../access/rate-limit.ts';
import { notFound } from '../cases/read/scope.ts';
import { accountPage } from './account/page.tsx';
import { secondFactorPage, takePassword, takeSecondFactor, takeSecondFactorOff, takeToken, takeTokenRevoked } from './account/take.tsx';
import { calendarPage, takeCalendar } from './admin/calendar.tsx';
import { policiesPage } from './admin/policies.tsx';
import { unconfirmedCommandsPage } from './admin/unconfirmed.tsx';
import { newUserPage, takeNewUser, takePasswordReset, takeUser, userPage } from './admin/user.tsx';
import { usersPage } from './admin/users.tsx';
import { drivesPage } from './campaigns/drives.tsx';
import { campaignsPage, takeCampaign } from './campaigns/list.tsx';
import { campaignPage, takeCampaignStep } from './campaigns/page.tsx';
import { printedForm, printedList } from './campaigns/print.tsx';
import { takeVillageStep, villagePage } from './campaigns/village.tsx';
import { takeAuthorisation } from './case/authorisations.tsx';
import { actionPage, takeAction } from './case/actionPage.tsx';
import { tutoringTab } from './case/tutoringTab.tsx';
import { callsTab } from './case/callsTab.tsx';
import { printedDecision } from './case/decisions.tsx';
import { documentsPage, downloadDocument, takeDocuments } from './case/documents.tsx';
import { helpPage } from './case/help.tsx';
import { householdPage, takeReveal } from './case/household.tsx';
import { noticeTab } from './case/noticeTab.tsx';
import { overviewPage } from './case/overview.tsx';
import { recordPage } from './case/record.tsx';
import { readFiles, readPartnerFile } from './forms/upload.ts';
import { identityPart } from './intake/identityPart.tsx';
import { chooseProgramme, draftPage, newApplication, takeAutosave, takeIntake, takeIntakeDocuments } from './intake/pages.tsx';
import { leadPage, takeLead } from './leads/lead.tsx';
import { leadsPage, takeComparison } from './leads/list.tsx';
import { behindPage } from './reports/behind.tsx';
import { policyMovesPage, takePolicyMoves } from './reports/policyMoves.tsx';
import { chooseLanguage } from './language.ts';
import { auditPage } from './pages/audit.tsx';
import { programmePage, programmesPage } from './pages/programmes.tsx';
import { pairsPage } from './pages/pairs.tsx';
import { callsPage } from './pages/calls.tsx';
import { casesPage, searchCases } from './pages/cases.tsx';
import { exportPage, takeExport } from './pages/exportCases.tsx';
import { deskPage } from './pages/desk.tsx';
import { fundsPage, takeFund } from './pages/funds.tsx';
import { reportsPage, takeReport } from './pages/reports.tsx';
import { donePage } from './pages/done.tsx';
import { inboxPage, takeRead } from './pages/inbox.tsx';
import { noticePage, noticesPage, takeObjection } from './pages/notices.tsx';
import { overduePage } from './pages/overdue.tsx';
import { referralPage, referralsPage, takeReferralAnswer } from './pages/referrals.tsx';
import { objectionPage, progressPage, takeProgress } from './pages/progress.tsx';
import { signInPage, takeSignIn, takeSignOut } from './pages/signIn.tsx';
import { backFromProvider, goToProvider } from './pages/signInByProvider.tsx';
import { codePage, enrolPage, ownPasswordPage, takeEnrolment, takeOwnPassword, takeSignInCode } from './pages/signInSteps.tsx';
import { takeVacancy, vacanciesPage } from './pages/vacancies.tsx';
import type { WebParts } from './parts.ts';
import { visiting } from './visiting.ts';

/** An application of twenty people with notes is some 40 kB as a form; far more is none. */
const LARGEST_FORM = '256kb';
/** Controls of such an application. */
const MOST_CONTROLS = 2_000;

/** Every page of the product. Goes behind the session; each form is checked to come from a page of the same session. */
export function webRouter(parts: WebParts): Router {
  const router = Router();
  const { open, staff, only, takesIn: intake, ofCase } = visiting(parts);
  const limited = publicLimits();
  router.use(notStored);
  router.use(express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: MOST_CONTROLS }));
  // forms with files are parsed before their token is looked at, because without script it can only be one of their fields
  router.post(['/cases/:case/actions/:action', '/cases/:case/documents', '/intake/:draft/documents'], readFiles(parts));
  router.post(['/leads/comparisons'], readPartnerFile(parts));
  router.use(csrfProtection);

  // for everybody
  router.get('/language/:language', chooseLanguage(parts));
  router.get('/sign-in', open(signInPage(parts)));
  router.post('/sign-in', ...signInLimits(), open(takeSignIn(parts)));
  router.get('/sign-in/provider', open(goToProvider(parts)));
  router.get(RETURN_PATH, open(backFromProvider(parts)));
  router.get('/sign-in/code', open(codePage(parts)));
  router.post('/sign-in/code', open(takeSignInCode(parts)));
  router.get('/sign-in/password', open(ownPasswordPage(parts)));
  router.post('/sign-in/password', open(takeOwnPassword(parts)));
  router.get('/sign-in/second-factor', open(enrolPage(parts)));
  router.post('/sign-in/second-factor', open(takeEnrolment(parts)));
  router.post('/sign-out', open(takeSignOut(parts)));
  router.get('/notices', open(noticesPage(parts)));
  router.get('/notices/:notice', open(noticePage(parts)));
  router.post('/notices/:notice/objections', ...limited, open(takeObjection(parts)));
  router.get('/objections/:receipt', ...limited, open(objectionPage(parts)));
  router.get('/programmes', open(programmesPage()));
  router.get('/programmes/:programme', open(programmePage(parts)));
  router.get('/progress', open(progressPage()));
  router.post('/progress', ...limited, open(takeProgress(parts)));

  // the desk
  router.get('/', staff(deskPage(parts)));
  router.get('/done', only('done', donePage(parts)));
  router.get('/overdue', only('overdue', overduePage(parts)));
  router.get('/cases', only('cases', casesPage(parts)));
  router.post('/cases/search', only('cases', searchCases(parts)));
  router.get('/cases/export', only('cases', exportPage()));
  router.post('/cases/export', only('cases', takeExport(parts)));
  router.get('/calls', only('calls', callsPage(parts)));
  router.get('/vacancies', only('vacancies', vacanciesPage(parts)));
  router.post('/vacancies', only('vacancies', takeVacancy(parts)));
  router.get('/pairs', only('pairs', pairsPage(parts)));
  router.get('/campaigns', only('campaigns', campaignsPage(parts)));
  router.post('/campaigns', only('campaigns', takeCampaign(parts)));
  router.get('/campaigns/:campaign', only('campaigns', campaignPage(parts)));
  router.post('/campaigns/:campaign', only('campaigns', takeCampaignStep(parts)));
  router.get('/campaigns/:campaign/villages/:village', only('campaigns', villagePage(parts)));
  router.post('/campaigns/:campaign/villages/:village', only('campaigns', takeVillageStep(parts)));
  router.get('/campaigns/:campaign/villages/:village/print', only('campaigns', printedList(parts)));
  router.get('/drives', only('campaigns', drivesPage(parts)));
  router.get('/funds', only('funds', fundsPage(parts)));
  router.post('/funds', only('funds', takeFund(parts)));
  router.get('/reports', only('reports', reportsPage(parts)));
  router.post('/reports', only('reports', takeReport(parts)));
  router.get('/reports/indicators/:indicator', only('reports', behindPage(parts)));
  router.get('/policy-moves', only('reports', policyMovesPage(parts)));
  router.post('/policy-moves', only('reports', takePolicyMoves(parts)));
  router.get('/inbox', staff(inboxPage(parts)));
  router.post('/inbox/read', staff(takeRead(parts)));

  // the own account
  router.use('/account', sessionOnly);
  router.get('/account', staff(accountPage(parts)));
  router.post('/account/password', ...passwordLimits(), staff(takePassword(parts)));
  router.get('/account/second-factor', staff(secondFactorPage(parts)));
  router.post('/account/second-factor', staff(takeSecondFactor(parts)));
  router.post('/account/second-factor/off', staff(takeSecondFactorOff(parts)));
  router.post('/account/tokens', staff(takeToken(parts)));
  router.post('/account/tokens/:token/revoke', staff(takeTokenRevoked(parts)));

  // hints from other departments
  router.get('/leads', only('leads', leadsPage(parts)));
  router.post('/leads/comparisons', only('leads', takeComparison(parts)));
  router.get('/leads/:lead', only('leads', leadPage(parts)));
  router.post('/leads/:lead', only('leads', takeLead(parts)));

  // a unit's own referrals
  router.get('/referrals', only('referrals', referralsPage(parts)));
  router.get('/referrals/:case/:referral', only('referrals', referralPage(parts)));
  router.post('/referrals/:case/:referral', only('referrals', takeReferralAnswer(parts)));

  // a new application
  router.get('/intake/new', intake(chooseProgramme()));
  router.get('/intake/new/:programme', intake(newApplication(parts)));
  router.post('/intake/identity', intake(identityPart(parts)));
  router.get('/intake/:draft', intake(draftPage(parts)));
  router.post('/intake/:draft', intake(takeIntake(parts)));
  router.post('/intake/:draft/documents', intake(takeIntakeDocuments(parts)));
  router.post('/intake/:draft/autosave', intake(takeAutosave(parts)));

  // a case
  router.get('/cases/:case', ofCase(overviewPage(parts)));
  router.get('/cases/:case/household', ofCase(householdPage(parts)));
  router.post('/cases/:case/people/:person/reveal', ofCase(takeReveal(parts)));
  router.post('/cases/:case/people/:person/authorisation', ofCase(takeAuthorisation(parts)));
  router.get('/cases/:case/documents', ofCase(documentsPage(parts)));
  router.post('/cases/:case/documents', ofCase(takeDocuments(parts)));
  router.get('/documents/:document', only('cases', downloadDocument(parts)));
  router.get('/cases/:case/notice', ofCase(noticeTab(parts)));
  router.get('/cases/:case/help', ofCase(helpPage(parts)));
  router.get('/cases/:case/calls', ofCase(callsTab(parts)));
  router.get('/cases/:case/tutoring', ofCase(tutoringTab(parts)));
  router.get('/cases/:case/record', ofCase(recordPage(parts)));
  router.get('/cases/:case/print/:form', ofCase(printedForm(parts)));
  router.get('/cases/:case/decisions/:decision', ofCase(printedDecision(parts)));
  router.get('/cases/:case/actions/:action', ofCase(actionPage(parts)));
  router.post('/cases/:case/actions/:action', ofCase(takeAction(parts)));

  // the audit trail
  router.get('/audit', only('audit', auditPage(parts)));

  // administration
  router.use('/admin/users', sessionOnly);
  router.get('/admin', only('admin', usersPage(parts)));
  router.get('/admin/users/new', only('admin', newUserPage(parts)));
  router.post('/admin/users', only('admin', takeNewUser(parts)));
  router.get('/admin/users/:user', only('admin', userPage(parts)));
  router.post('/admin/users/:user', only('admin', takeUser(parts)));
  router.post('/admin/users/:user/reset', only('admin', takePasswordReset(parts)));
  router.get('/admin/calendar', only('admin', calendarPage(parts)));
  router.post('/admin/calendar', only('admin', takeCalendar(parts)));
  router.get('/admin/policies', only('admin', policiesPage(parts)));
  router.get('/admin/unconfirmed', only('admin', unconfirmedCommandsPage(parts)));

  router.use(() => notFound());
  return router;
}
