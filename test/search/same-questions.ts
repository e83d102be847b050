/** Pairs that ask for the same thing in other words: what the desk counts as one gap. Written before anything was tuned on them. */
export const SAME: readonly (readonly [string, string])[] = [
  ['How many boats sank?', 'how many boats sank'],
  ['How many ships sank?', 'what number of vessels foundered'],
  ['How many ships sank?', 'how many vessels went to the bottom?'],
  ['How many jails were emptied?', 'what number of prisons were emptied?'],
  ['How many people died?', 'how many died'],
  ['How many people were killed in the blast?', 'how many were killed in the explosion?'],
  ['When will the bridge reopen?', 'what date will the bridge reopen'],
  ['Where is the captain?', "what's the captain's whereabouts"],
  ['Why did the bridge collapse?', 'What caused the bridge to collapse?'],
  ['Hi, could you tell me how many boats sank please?', 'How many boats sank?'],
  ['Was anybody arrested?', 'was anyone arrested'],
  ['How many police officers were injured?', 'what is the number of police officers hurt'],
  ['When did the train leave?', 'when did the train depart?'],
  ['How many vehicles were damaged?', 'how many vehicles were damaged??'],
];

/**
 * Pairs that are one to a person, and stay two here: the lexicon has the one word as more specific than the other ("vessel > boat", "go down >
 * sink"), or the one says with a noun what the other says with a verb.
 */
export const LEFT_APART: readonly (readonly [string, string])[] = [
  ['How many boats sank?', 'what number of vessels went down'],
  ['Who owns the ferry?', 'Who is the owner of the ferry?'],
  ['How much did the repairs cost?', 'What was the cost of the repairs?'],
];

/** Pairs that come near, and ask for another thing: what must never be counted as one. */
export const APART: readonly (readonly [string, string])[] = [
  ['How many boats sank?', 'Where did the boats sink?'],
  ['How many boats sank?', 'When did the boats sink?'],
  ['How many boats sank?', 'How many boats were damaged?'],
  ['How many boats sank?', 'How many planes crashed?'],
  ['How many boats sank?', 'How many boats sank in 2019?'],
  ['How many people died?', 'How many people were injured?'],
  ['How many people died?', 'How many sailors died?'],
  ['How many people died in the fire?', 'How many people died in the flood?'],
  ['How many were moved?', 'How many will be moved?'],
  ['Who hit the driver?', 'Who did the driver hit?'],
  ['How many prisoners did Iraq take from Syria?', 'How many prisoners did Syria take from Iraq?'],
  ['When did police shoot the man?', 'When did the man shoot police?'],
  ['Was the bridge closed?', 'Was the bridge not closed?'],
  ['Was the bridge closed?', 'Why was the bridge closed?'],
  ['When will the bridge reopen?', 'When will the bridge close?'],
  ['How long is the bridge?', 'How high is the bridge?'],
  ['Who owns the ferry?', 'Who built the ferry?'],
  ['Did the ministry confirm the strike?', 'Did the ministry deny the strike?'],
  ['How many guards have two weapons?', 'How many guards have three weapons?'],
  ['Which countries sent aid?', 'Which cities sent aid?'],
  ['Has the mayor resigned?', 'Will the mayor resign?'],
  ['How much did the repairs cost?', 'How long did the repairs take?'],
  ['How many boats sank?', 'How many boats sank and where?'],
  ['Who paid the fine?', 'How much was the fine?'],
  ['How old is the minister?', 'How long has the minister been in office?'],
  ['How many women died?', 'How many men died?'],
  ['How many children were hurt?', 'How many people were hurt?'],
  ['When was the first train?', 'When was the last train?'],
  ['How many people were arrested in London?', 'How many people were arrested in Paris?'],
  ['How many vehicles were damaged?', 'How many cars were damaged?'],
  ['How many vessels sank?', 'How many ferries sank?'],
  ['How many animals died?', 'How many dogs died?'],
  ['How many officials were charged?', 'How many ministers were charged?'],
  ['How many weapons were found?', 'How many rifles were found?'],
  ['What did the minister say?', 'What did the spokesman say?'],
  ['How many were arrested?', 'How many were convicted?'],
  ['How many were missing?', 'How many were found?'],
  ['How much did the price rise?', 'How much did the price fall?'],
  ['How many houses were destroyed?', 'How many houses were built?'],
];
