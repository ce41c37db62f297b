import { addDays, type Day } from '../calendar/days.ts';
import type { PairingForm } from '../cases/intake/pairing.ts';
import { inventedNumber } from './people.ts';
import type { Story } from './story.ts';

const SERIAL = 90;
const CHILD_DAYS = 3_900;
const GUARDIAN_DAYS = 14_000;
const WEEKS_TOLD = 6;
/** The week that is left without a record, so that there is something to follow up. */
const LEFT_OUT = 1;

/** An invented pair of student and teacher: some weeks on record, one not. */
export const pairedStudent: Story = {
  name: 'paired-student', daysAgo: 33, by: 'jia1', programme: 'student-pairing',
  form: registration,
  async course(told) {
    await told.later({ days: 1 });
    await told.give('jia2', 'pass', { opinion: '演示：家庭困难情况属实。' });
    await told.later({ days: 1 });
    const [student = ''] = told.seekers;
    await told.give('jia1', 'pairStudent', { student, teacher: told.account('teacher') });
    for (let week = 0; week < WEEKS_TOLD; week += 1) {
      await told.later({ days: 7 });
      const term = told.state.tracks[student]?.tutoring?.term;
      if (!term || week === LEFT_OUT || told.today < term.from || told.today > term.to) continue;
      await told.give('teacher', 'recordSession', { day: told.today, minutes: 60, topic: week % 2 === 0 ? 'mathematics' : 'english', note: '演示：完成作业辅导。' }, student);
    }
  },
};

function registration(day: Day): PairingForm {
  const [born, childBorn] = [addDays(day, -GUARDIAN_DAYS), addDays(day, -CHILD_DAYS)];
  const member = { health: 'healthy' as const };
  return {
    address: `示例路 ${SERIAL} 号（虚构）`, registrationCommunity: '示例社区', channel: 'window', staffRelatives: [], undertaking: true, signedOn: day, despiteFindings: false,
    file: { cause: 'single-parent', situation: '演示：单亲家庭，家长务工。' },
    people: [
      { ...member, relation: 'self', name: '演示·陈家长', identityNumber: inventedNumber(born, 'female', SERIAL), phone: `000-${String(SERIAL).padStart(8, '0')}`, work: 'employed', seeksRecognition: false },
      { ...member, relation: 'child', name: '演示·陈同学', identityNumber: inventedNumber(childBorn, 'male', SERIAL + 1), work: 'student', seeksRecognition: true, school: '示例小学（虚构）', grade: 'primary-5' },
    ],
  };
}
