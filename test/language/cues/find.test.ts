import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCues } from '../../../src/language/cues/find.ts';
import { type CueKind, LEVEL } from '../../../src/language/cues/types.ts';

/** A sentence's cues as "kind: words", in order. */
const read = (sentence: string): string[] => findCues(sentence).map((cue) => `${cue.kind}: ${cue.words}`);
const kinds = (sentence: string): CueKind[] => [...new Set(findCues(sentence).map((cue) => cue.kind))];

/** Two sentences at least for each line of the catalogue (DOMAIN.md, "Cue catalogue"). */
const GOLDEN: readonly (readonly [CueKind, string, string])[] = [
  ['unattributed', 'The convoy reportedly crossed at dawn.', 'reportedly'],
  ['unattributed', 'The deal is said to cover three towns.', 'is said to'],
  ['unattributed', 'Two of the men are understood to be Danish.', 'are understood to'],
  ['unattributed', 'The driver was widely believed to have fled.', 'was widely believed to'],
  ['unattributed', 'They were thought to be armed.', 'were thought to'],
  ['unattributed', 'A purportedly secret annex exists.', 'purportedly'],
  ['unattributed', 'The supposedly safe bridge fell.', 'supposedly'],
  ['unattributed', 'The fire was apparently started by a cooker.', 'apparently'],
  ['unattributed', 'It emerged that the valve had been shut.', 'It emerged that'],
  ['unattributed', 'He is rumoured to be in Malta.', 'is rumoured to'],
  ['unattributed', 'Reports suggest the port is closed.', 'Reports suggest'],
  ['unattributed', 'Reports indicate that two ships sank.', 'Reports indicate'],
  ['unattributed', 'There were unconfirmed reports of looting.', 'unconfirmed reports of'],
  ['unattributed', 'Information suggests that helicopters were used.', 'Information suggests'],
  ['unattributed', 'Media reports put the blame on the crew.', 'Media reports'],

  ['anonymous', 'The raid failed, according to two security sources.', 'according to two security sources'],
  ['anonymous', 'Sources said the talks had stalled.', 'Sources said'],
  ['anonymous', 'Diplomatic sources told the paper of a rift.', 'Diplomatic sources told'],
  ['anonymous', 'These sources indicate that more is coming.', 'These sources indicate'],
  ['anonymous', 'The plan was dropped, people familiar with the matter say.', 'people familiar with the matter say'],
  ['anonymous', 'It came from a person close to the family.', 'person close to'],
  ['anonymous', 'Two people with knowledge of the bid were there.', 'with knowledge of'],
  ['anonymous', 'A lawmaker briefed on the inquiry gave the figure.', 'briefed on'],
  ['anonymous', 'An informed source was the first to mention it.', 'informed source'],
  ['anonymous', 'A senior official said the border would reopen.', 'A senior official said'],
  ['anonymous', 'She spoke on condition of anonymity.', 'on condition of anonymity'],
  ['anonymous', 'The man, who declined to be named, left early.', 'declined to be named'],
  ['anonymous', 'He was not authorised to speak to the press.', 'not authorised to speak'],
  ['anonymous', 'They are not authorized to speak publicly.', 'not authorized to speak'],
  ['anonymous', 'An aide explained the vote on background.', 'on background'],

  ['on-record', 'The ministry said the road was open.', 'The ministry said'],
  ['on-record', 'Mayor Henrik Saal told reporters that the hall was safe.', 'Mayor Henrik Saal told'],
  ['on-record', 'The Iraqi government states that the step is proactive.', 'The Iraqi government states'],
  ['on-record', 'The board announced a new chair.', 'The board announced'],
  ['on-record', 'The court declared the vote void.', 'The court declared'],
  ['on-record', 'Governor Marta Anrich wrote that aid was on its way.', 'Governor Marta Anrich wrote'],
  ['on-record', 'Pathologist Ines Brandauer testified that the wound was old.', 'Pathologist Ines Brandauer testified'],
  ['on-record', 'The dam held, according to the interior ministry.', 'according to the interior ministry'],
  [
    'on-record',
    'The dam held, according to the provincial prosecutor, Henk Abelard.',
    'according to the provincial prosecutor, Henk Abelard',
  ],
  ['on-record', 'The figure stood in a joint statement.', 'in a joint statement'],
  ['on-record', 'It was in the press release of Monday.', 'press release'],
  ['on-record', 'A spokeswoman was at the gate.', 'spokeswoman'],
  ['on-record', 'It came up at a news conference.', 'news conference'],
  [
    'on-record',
    'The bill is up to 9 million crowns, said analyst Teo Brandvik of Lindqvist Bank.',
    'said analyst Teo Brandvik of Lindqvist Bank',
  ],

  ['document', 'A court filing shows the debt.', 'A court filing shows'],
  ['document', 'The indictment runs to 40 pages.', 'indictment'],
  ['document', 'Documents show that the valve was old.', 'Documents show'],
  ['document', 'It stands in a document seen by the paper.', 'document seen by'],
  ['document', 'An internal memo lists the faults.', 'memo'],
  ['document', 'Records show three visits.', 'Records show'],
  ['document', 'Data show a fall in sales.', 'Data show'],
  ['document', 'The decree takes effect at once.', 'decree'],
  ['document', 'Satellite imagery shows new trenches.', 'Satellite imagery shows'],
  ['document', 'Half the stock was lost, according to the audit.', 'according to the audit'],

  ['loaded', 'The rebels claimed that the town had fallen.', 'The rebels claimed'],
  ['loaded', 'He alleged a plot.', 'He alleged'],
  ['loaded', 'The company asserted that the tests were sound.', 'The company asserted'],
  ['loaded', 'The minister insisted that all was well.', 'The minister insisted'],
  ['loaded', 'Her lawyer maintained that she was abroad.', 'Her lawyer maintained'],
  ['loaded', 'The union accused the airline.', 'accused'],
  ['loaded', 'The plant admitted that it had known.', 'The plant admitted'],
  ['loaded', 'The paper revealed that he had lied.', 'The paper revealed'],
  ['loaded', 'The agency warned that the ice was thin.', 'The agency warned'],
  ['loaded', 'The coach suggested a pause.', 'The coach suggested'],

  ['legal', 'He allegedly took the keys.', 'allegedly'],
  ['legal', 'Two men suspected of arson were held.', 'suspected of'],
  ['legal', 'A man accused of theft walked free.', 'accused of'],
  ['legal', 'She was charged with fraud.', 'charged with'],
  ['legal', 'He is wanted for murder in Norrvik.', 'wanted for'],

  ['expected', 'The group is expected to arrive.', 'is expected to'],
  ['expected', 'Production is due to resume in January.', 'is due to'],
  ['expected', 'The trial is set to open.', 'is set to'],
  ['expected', 'The vote is slated for May.', 'is slated for'],
  ['expected', 'The launch was scheduled to begin.', 'was scheduled to'],
  ['expected', 'The bank is poised to cut rates.', 'is poised to'],
  ['expected', 'The museum will reopen.', 'will'],
  ['expected', 'They said the museum would reopen.', 'would'],
  ['expected', 'The two are to meet in Brenne.', 'are to'],
  ['expected', 'The firm plans to hire.', 'plans to'],
  ['expected', 'The party intends to appeal.', 'intends to'],
  ['expected', 'The project aims to cut waste.', 'aims to'],
  ['expected', 'The army prepares to leave.', 'prepares to'],
  ['expected', 'Preparations are reportedly underway in the camp.', 'Preparations are reportedly underway'],
  ['expected', 'Security for the upcoming match is tight.', 'upcoming'],
  ['expected', 'Work is on track to finish.', 'on track to'],
  ['expected', 'The prisons designated to hold them are full.', 'designated to'],
  ['expected', 'The prime minister pledged to resign.', 'pledged to'],
  ['expected', 'The owners vowed to rebuild.', 'vowed to'],
  ['expected', 'The two sides agreed to exchange prisoners.', 'agreed to'],

  ['possible', 'The route may also be used.', 'may'],
  ['possible', 'The road might be closed.', 'might'],
  ['possible', 'The damage could reach 80 million.', 'could'],
  ['possible', 'Others are coming, potentially from abroad.', 'potentially'],
  ['possible', 'It is possibly a fake.', 'possibly'],
  ['possible', 'It was perhaps the wind.', 'perhaps'],
  ['possible', 'A delay is likely.', 'likely'],
  ['possible', 'A delay is unlikely.', 'unlikely'],
  ['possible', 'The gunman appears to have fled.', 'appears to'],
  ['possible', 'The ship seems to be adrift.', 'seems to'],
  ['possible', 'Police did not rule out arson.', 'not rule out'],
  ['possible', 'If confirmed, it is the worst toll since 1987.', 'If confirmed'],

  ['estimate', 'The command estimates the number at 7,000.', 'estimates'],
  ['estimate', 'An estimate of the damage was made.', 'estimate'],
  ['estimate', 'There are around 7,000 detainees in Syria.', 'around 7,000'],
  ['estimate', 'About 400 people fled.', 'About 400'],
  ['estimate', 'Some 30 houses burned.', 'Some 30'],
  ['estimate', 'Roughly 40 lost their roofs.', 'Roughly 40'],
  ['estimate', 'Approximately two hundred stayed.', 'Approximately two hundred'],
  ['estimate', 'Nearly €5 million is missing.', 'Nearly €5 million'],
  ['estimate', 'Over 300 flights were cancelled.', 'Over 300'],
  ['estimate', 'More than 600 firefighters came.', 'More than 600'],
  ['estimate', 'At least one man died.', 'At least one'],
  ['estimate', 'Up to 15 million crowns are needed.', 'Up to 15 million'],
  ['estimate', 'As many as twelve were hurt.', 'As many as twelve'],
  ['estimate', 'Dozens were hurt.', 'Dozens'],
  ['estimate', 'Hundreds of families left.', 'Hundreds'],
  ['estimate', 'Thousands marched.', 'Thousands'],
  ['estimate', 'A preliminary count gave 31.', 'preliminary count'],
  ['estimate', 'The militia is believed to number 900.', 'believed to number'],

  [
    'absence',
    'The government has not yet issued any official statement confirming the details.',
    'has not yet issued any official statement confirming the details',
  ],
  ['absence', 'The airline has not commented on the outcome.', 'has not commented on the'],
  ['absence', 'The ministry has yet to confirm the date.', 'has yet to confirm the'],
  ['absence', 'The army hasn’t responded.', 'hasn’t responded'],
  ['absence', 'The authority has not disclosed the sum.', 'has not disclosed the'],
  ['absence', 'There was no immediate comment from the palace.', 'no immediate comment'],
  ['absence', 'There is no official confirmation.', 'no official confirmation'],
  ['absence', 'The company declined to comment.', 'declined to comment'],
  ['absence', 'The ministry did not respond to a request.', 'did not respond to a request'],
  [
    'absence',
    'Official confirmation regarding the numbers involved and the dates remains absent.',
    'Official confirmation regarding the numbers involved and the dates remains absent',
  ],
  ['absence', 'Laboratory results are pending.', 'results are pending'],
  ['absence', 'The price remains undisclosed.', 'remains undisclosed'],
  ['absence', 'It remains unclear when a second round will be held.', 'remains unclear'],
  ['absence', 'His whereabouts are unknown.', 'are unknown'],
  ['absence', 'The claim could not be independently verified.', 'could not be independently verified'],
  ['absence', 'He spoke of casualties without specifying a number.', 'without specifying'],
  ['absence', 'The venue is yet to be determined.', 'is yet to be determined'],
  ['absence', 'Neither the company nor the agency has said which supplier made it.', 'Neither the company nor the agency has said'],
  ['absence', 'No official has confirmed reports of a missing van.', 'No official has confirmed reports of a'],
  ['absence', 'The cause of the rise is not yet known.', 'is not yet known'],
  ['absence', 'The names of the prisoners have not been released.', 'names of the prisoners have not been released'],

  ['denial', 'The authority denies that the dam was breached.', 'denies'],
  ['denial', 'The airline denied it.', 'denied'],
  ['denial', 'The commission rejects the allegation that machines were online.', 'rejects the allegation'],
  ['denial', 'The palace dismissed these reports.', 'dismissed these reports'],
  ['denial', 'A second study refuted the finding.', 'refuted'],
  ['denial', 'The union disputed the figure.', 'disputed'],
  ['denial', 'The log contradicted his account.', 'contradicted'],
  ['denial', 'Police ruled out arson.', 'ruled out'],
  ['denial', 'The mayor called the report false.', 'called the report false'],

  ['view', 'The council considers the dam safe.', 'considers'],
  ['view', 'The party regards the move as a betrayal.', 'regards the move as'],
  ['view', 'The army sees the camp as a threat.', 'sees the camp as'],
  ['view', 'The trust described the case as a disgrace.', 'described the case as'],
  ['view', 'Given what it considers a constant threat, the army left.', 'what it considers'],
  ['view', 'They left what the ministry calls the red zone.', 'what the ministry calls'],
  ['view', 'The family believes that he is alive.', 'believes'],
  ['view', 'The town fears a second wave.', 'fears'],
  ['view', 'The club hopes for a win.', 'hopes'],
  ['view', 'This underscores the sensitivity of the issue.', 'underscores'],

  ['stale-time', 'The court sits today.', 'today'],
  ['stale-time', 'The curfew begins tonight.', 'tonight'],
  ['stale-time', 'The bridge closed on Friday.', 'on Friday'],
  ['stale-time', 'Talks go on this week.', 'this week'],
  ['stale-time', 'A ruling comes in the coming hours.', 'in the coming hours'],
  ['stale-time', 'Rain falls in the coming days.', 'in the coming days'],
  ['stale-time', 'An answer came within days.', 'within days'],
  ['stale-time', 'The line opens shortly.', 'shortly'],
  ['stale-time', 'The line opens soon.', 'soon'],
  ['stale-time', 'The tank was recently refilled.', 'recently'],
  ['stale-time', 'The road is currently shut.', 'currently'],
  ['stale-time', 'Nine have died so far.', 'so far'],
  ['stale-time', 'It is the largest seizure to date.', 'to date'],
  ['stale-time', 'The cause is not yet known.', 'not yet'],
  ['stale-time', 'The gate was shut at the time of writing.', 'at the time of writing'],

  ['lifecycle', 'Correction: the toll was nine, not ninety.', 'Correction'],
  ['lifecycle', 'The name of the mayor has been corrected.', 'has been corrected'],
  ['lifecycle', 'An earlier version gave a wrong date.', 'An earlier version'],
  ['lifecycle', 'Editor’s note: this text was changed.', 'Editor’s note'],
  ['lifecycle', 'The journal retracted the paper.', 'retracted'],
  ['lifecycle', 'STORY WITHDRAWN for legal reasons.', 'STORY WITHDRAWN'],
  ['lifecycle', 'KILL the story on the mayor.', 'KILL'],
  ['lifecycle', 'HOLD until noon.', 'HOLD'],
];

describe('the catalogue', () => {
  test('has two examples at least for each family', () => {
    for (const kind of Object.keys(LEVEL)) expect(GOLDEN.filter((golden) => golden[0] === kind).length, kind).toBeGreaterThan(1);
  });

  test.each(GOLDEN)('%s: %s', (kind, sentence, words) => {
    expect(read(sentence)).toContain(`${kind}: ${words}`);
  });
});

describe('traps', () => {
  test.each<[CueKind, string]>([
    ['possible', 'The vote takes place in May.'],
    ['possible', 'The vote takes place on 12 May.'],
    ['possible', 'On may 12 the vote took place.'],
    ['possible', 'The parade showed off military might.'],
    ['possible', 'Smoke could be seen from the coast.'],
    ['possible', 'The crew could not reach the island.'],
    ['possible', 'She appeared in court.'],
    ['expected', 'It was the will of the people.'],
    ['expected', 'The actor Will Smith was there.'],
    ['expected', 'The delay was due to the snow.'],
    ['estimate', 'The march went on over 3 days.'],
    ['estimate', 'The talks about two hostages went on.'],
    ['estimate', 'The book about the war sold well.'],
    ['estimate', 'The blast came at about 5 p.m. near the gate.'],
    ['on-record', 'Everything went according to plan.'],
    ['on-record', 'The trains ran according to schedule.'],
    ['on-record', 'Managers were told of the fault.'],
    ['on-record', 'Two confirmed cases were isolated.'],
    ['on-record', 'The ministry has not said anything.'],
    ['anonymous', 'Background checks on background noise were made.'],
    ['anonymous', 'The town is close to the border.'],
    ['anonymous', 'The crew was familiar with the route.'],
    ['anonymous', 'The president was briefed on the storm.'],
    ['loaded', 'The storm claimed 12 lives.'],
    ['loaded', 'The hospital admitted 46 patients.'],
    ['denial', 'The group was denied entry at the border.'],
    ['denial', 'The votes were rejected because of missing signatures.'],
    ['denial', 'The coach was dismissed in March.'],
    ['denial', 'The disputed border runs along the river.'],
    ['denial', 'The minister did not deny the report.'],
    ['denial', 'The palace has not denied it.'],
    ['absence', 'The palace has not denied it.'],
    ['absence', 'The army has not released the hostages.'],
    ['absence', 'The actor is not known for patience.'],
    ['lifecycle', 'Shares fell in a market correction.'],
    ['lifecycle', 'Nobody was killed.'],
    ['lifecycle', 'They hold the bridge.'],
    ['stale-time', 'The dam broke shortly after midnight.'],
    ['stale-time', 'Call as soon as you can.'],
  ])('no %s in: %s', (kind, sentence) => {
    expect(kinds(sentence)).not.toContain(kind);
  });

  test('an absence consumes its words before any rule for confirming', () => {
    expect(read('The Iraqi government has not yet issued any official statement confirming the details of the operation.')).toEqual([
      'absence: has not yet issued any official statement confirming the details of the',
      'stale-time: not yet',
    ]);
    expect(kinds('No evidence that the vote was rigged was found, and no statement was made.')).toEqual(['absence']);
    expect(kinds('The ministry declined to confirm or deny the raid.')).toEqual(['absence']);
    expect(kinds('The ministry neither confirmed nor denied the raid.')).toEqual(['absence']);
  });

  test('what another says inside quotation marks neither confirms, denies nor corrects', () => {
    expect(kinds('The leaflet was headed “the ministry confirmed that the raid took place”.')).not.toContain('on-record');
    expect(kinds('The ministry confirmed that the raid had taken place.')).toContain('on-record');
    expect(kinds('A leaflet read "the army denied it".')).not.toContain('denial');
    expect(kinds('A leaflet read "correction".')).not.toContain('lifecycle');
  });

  test('a hedge inside quotation marks still counts', () => {
    expect(kinds('“We may leave”, the mayor said.')).toContain('possible');
    expect(kinds('“We will leave,” she said.')).toContain('expected');
  });

  test('a denial that a thing happens once is no denial but expected', () => {
    expect(kinds('These sources indicate that the transfer process will not be a one-time event.')).toEqual(['anonymous', 'expected']);
  });

  test('"ruled out" and "not ruled out" are told apart', () => {
    expect(kinds('Police ruled out arson.')).toEqual(['denial']);
    expect(kinds('Arson has not been ruled out.')).toEqual(['possible']);
    expect(kinds('Arson cannot be ruled out.')).toEqual(['possible']);
  });

  test('a plain sentence has no cue', () => {
    expect(read('The camp lies on the border strip between the two countries.')).toEqual([]);
    expect(read('')).toEqual([]);
  });
});

describe('laws', () => {
  const sentence = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.constantFrom(...GOLDEN.map((golden) => golden[1]), '"', '“', '”', ', ', ' but ', 'who ', ' said '), { maxLength: 6 })
      .map((parts) => parts.join(' ')),
  );

  test('offsets slice back to the words, and no two cues of one level overlap', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const cues = findCues(text);
        for (const [index, cue] of cues.entries()) {
          expect(text.slice(cue.start, cue.end)).toBe(cue.words);
          expect(cue.words).not.toBe('');
          for (const other of cues.slice(index + 1)) {
            if (LEVEL[other.kind] === LEVEL[cue.kind])
              expect(cue.start < other.end && other.start < cue.end, `${cue.words} / ${other.words}`).toBe(false);
          }
        }
      }),
    );
  });

  test('nothing below overlaps what a lifecycle, absence or denial cue has consumed, stale time aside', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const cues = findCues(text);
        for (const high of cues.filter((cue) => LEVEL[cue.kind] < 3)) {
          const low = cues.filter((cue) => LEVEL[cue.kind] > LEVEL[high.kind] && cue.kind !== 'stale-time');
          expect(low.filter((cue) => cue.start < high.end && high.start < cue.end)).toEqual([]);
        }
      }),
    );
  });
});
