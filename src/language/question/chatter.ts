/**
 * Strips what is said around a question: greetings, politeness, "do we know", "for the six o'clock". Works on lower-case text
 * with plain apostrophes; what is left is the question itself.
 */

const END = '(?=$|[\\s,.!?:;–-])[\\s,.!:;–-]*';

const OPENERS: readonly RegExp[] = [
  `(?:hi|hey+|hello|hiya|yo|howdy|greetings|good (?:morning|evening|afternoon|day)|morning|evening|afternoon)(?: (?:again|all|team|there|bot|sourced|everyone|folks|guys|desk|mate|pal|friend|you|colleagues))*${END}`,
  `(?:bot|sourced|team|guys|folks|all|everyone)(?=[,:!])${END}`,
  `(?:thanks|thank you|cheers|ta|great|perfect|nice|cool|awesome|brilliant|super)(?: (?:so much|very much|a lot|again|for that|mate))*(?=[,.!])${END}`,
  `(?:a )?(?:quick|another|one more|last|next|urgent|simple|dumb|stupid|silly|basic|follow-?up|new|real)(?: (?:quick|last|small|final))?(?: (?:q|question|one|thing|check|query|point))(?: (?:for you|here|please|from (?:the )?\\w+|on this|about this))?${END}`,
  `(?:q|question|urgent|deadline|help|asap|hmm+|um+|uh+|er+|erm|ah+|oh+|ok(?:ay)?|right|well|so|also|and|but|now(?! that\\b)|then|listen|look|wait|hang on|sorry|excuse me|anyway|by the way|fyi|actually|basically|honestly|seriously|wondering|just|yes|yeah|no|alright|yep|man|dude|mate)[,:!.–-]*(?=\\s)${END}`,
  `(?:please|kindly)${END}`,
  `(?:can|could|would|will|might) (?:you|someone|anyone|anybody|somebody|i|we) (?:(?:please|just|quickly|maybe|possibly|also|perhaps) )*(?:tell|remind|let|give|explain|help|show|clarify|update|fill|walk|ask|get|have|check|find out|say|look up|find|confirm for|dig up|pull up)(?: (?:to )?(?:me|us))?(?: out| know| in)?(?: with)?(?: (?:an answer|the latest))?(?: (?:on|about|if|whether|for|again))*${END}`,
  `(?:do|does|did|would|has) (?:we|you|anyone|anybody|somebody|someone|i|it|the bot|our sources|the file|the sources|ya) (?:(?:actually|already|even|currently|also|by any chance|happen to|still|now) )*(?:know|remember|recall|say|got|have)(?: (?:any|an?)? ?(?:idea|information|clue|word|details?|news|anything|figures?|a line|lines?|confirmation))?(?: (?:yet|now))?(?: (?:if|whether|about|on|of|as to|for|of whether))?${END}`,
  `(?:we|i|you) (?:got|have) (?:any(?:thing)?|a) ?(?:idea|information|clue|word|details?|news|figures?|line|lines?)?(?: (?:on|about|of|as to|for))?${END}`,
  `(?:is there |got |have |have we got |have you got |do we have |there )?any(?:one|body)? (?:know|got|have|idea|ideas|clue|clues|word|information|details?|line|lines|thoughts?|news|update|updates|insight|intel|steer|guidance)(?: (?:yet|at all))?(?: (?:on|about|of|as to|if|whether|for|regarding))*(?= (?:how|when|where|who|which|what|why|if|whether|the (?:number|date|place|reason|cause|name))\\b)${END}`,
  `anything (?:official |firm |new |more |solid )?(?:on|about)(?= (?:how|when|where|who|which|what|why|whether)\\b)${END}`,
  `anyone (?:know|got|have)(?: any(?:thing| idea| info)?)?(?: (?:on|about|if|whether))?${END}`,
  `(?:i|we)(?: am| are|'m|'re)? ?(?:just |really |also |still )?(?:need|want|would like|have|got|trying|wondering|asking|curious|keen|hoping|looking|checking|writing|working|doing|dying)(?: (?:to|for))?(?: (?:know|check|ask|understand|find out|learn|be sure|get|work out|figure out|see|hear))?(?: (?:if|whether|about|on|a piece on|a script on|a story on|a line on|a package on))*(?= (?:how|when|where|who|which|what|why|if|whether|is|are|does|do|has|have|will|the)\\b)${END}`,
  `(?:i|we) (?:was|were) (?:just )?(?:wondering|asking|asked|told to ask)(?: (?:if|whether|about))?${END}`,
  `(?:is it|it is) (?:known|clear|public|on file|established)(?: yet)?(?= (?:how|when|where|who|which|what|why)\\b)${END}`,
  `(?:tell|remind|inform|update|give|show|get|find|send) (?:me|us)(?: (?:again|please|quickly))?(?: (?:about|on|what you have on|what you know about))?${END}`,
  `(?:remind me|let me know|help me out|help|need to know|need|looking for|wondering|curious|asking for a friend|question is|what i need is|my question is|the desk wants to know|desk asks|desk is asking|editor asks|editor wants to know|producer asks|boss asks|boss wants to know|producer wants to know|they want to know|viewers ask)(?: (?:if|whether|about|again))?[:,]?(?= (?:how|when|where|who|which|what|why|is|are|does|do|has|have|will|if|whether)\\b)${END}`,
  `(?:for|on|in) (?:the|my|our|tonight's|today's) (?:\\d+ ?(?:pm|am|o'?clock)?|six|ten|one|nine|bulletin|script|story|piece|programme|program|show|news|package|headline|headlines|intro|live|two-way|standfirst|copy|ticker|crawl)(?: (?:o'?clock|bulletin|news|script|show))?${END}`,
  `(?:is|was)(?: it|this|that)(?: actually| really)? (?:true|right|correct|the case|fair to say|accurate)(?: to say)?(?: that)?(?= \\p{L}+ \\p{L})${END}`,
  `(?:so )?(?:i|we) (?:hear|heard|gather|understand|am told|are told|read|see|keep hearing)(?: that)?${END}`,
  `(?:can|could|may|should) (?:we|i) (?:safely )?(?:report|say|run|write|broadcast|print|claim|state)(?: that)?${END}`,
  `(?:if|whether)(?= (?:the|they|it|any|there|he|she)\\b)${END}`,
  `(?:my |the |our |a )?(?:\\w+ )?(?:subs?|desk|editor|boss|producer|presenter|anchor|newsroom|viewers?|listeners?|readers?|someone|somebody|people|colleagues?|night desk|intern|host)(?: (?:is|are|keeps?))? (?:asking|asks?|wants? to know|wondering|wonders?|needs? to know|checking)(?: me)?(?: (?:if|whether|about))?${END}`,
  `(?:on air|going live|live|on deadline|deadline|in a rush|in a hurry)(?: in \\w+(?: \\w+)?)?[,:–-]+${END}`,
].map((source) => new RegExp(`^${source}`, 'u'));

const CLOSERS: readonly RegExp[] = [
  `please`,
  `(?:many )?(?:thanks|thank you|cheers|ta|tia)(?: (?:so much|very much|a lot|in advance|again|mate))*`,
  `(?:asap|quickly|urgent|urgently|urgent please|quick|fast|stat)`,
  `(?:mate|anyone|anybody|folks|guys|team|everyone|bot|lol|haha|btw|by the way|dude|man|huh|eh|innit|ffs|omg|wtf)`,
  `(?:do we know|do you know|does anyone know|anyone know|any idea|any ideas|any clue|you know|remind me|again|if we know|if known|if anyone knows|or what|or not|or no|yes or no)`,
  `(?:on deadline|need it now|need this now|need it (?:asap|quick|fast|for .{1,24})|for (?:the|my|our) (?:\\w+ )?(?:bulletin|script|story|piece|programme|program|show|package|headline|intro|live|copy|ticker)|going live in .{1,16}|on air in .{1,16})`,
  `(?:exactly|precisely|roughly|actually|at all|then|though|so far|as of now|right now|at the moment|at this point|currently|these days|according to (?:our )?(?:sources|the file|file|reports?))`,
].map((source) => new RegExp(`(?:^|[\\s,.!?;:–-]+)${source}[\\s,.!?;:)–-]*$`, 'u'));

/** What is left of the question, and whether anything was said besides it. */
export function stripChatter(text: string): string {
  let rest = text.trim();
  for (let changed = true; changed && rest !== ''; ) {
    changed = false;
    for (const opener of OPENERS) {
      const shorter = rest.replace(opener, '').trimStart();
      if (shorter !== rest) {
        rest = shorter;
        changed = true;
      }
    }
    for (const closer of CLOSERS) {
      const match = closer.exec(rest);
      if (!match) continue;
      const mark = /[?]/u.test(match[0]) ? '?' : '';
      rest = rest.slice(0, match.index) + mark;
      changed = rest !== '' && rest !== '?';
      if (rest === '?') rest = '';
    }
  }
  return rest;
}

const GREETING =
  /^(?:hi|hey+|hello|hiya|yo|howdy|greetings|good (?:morning|evening|afternoon|day|night)|morning|evening|afternoon)(?: (?:again|all|team|there|bot|sourced|everyone|folks|guys|desk|mate|pal|friend))*[\s!.,?]*$/u;
const THANKS =
  /^(?:(?:ok(?:ay)?|great|perfect|cool|nice|super|brilliant|got it|lovely)[\s,.!]*)*(?:thanks|thank you|cheers|ta|much appreciated|nice one|thanks a lot|thank you so much|many thanks|great|perfect|got it|cool|ok(?:ay)?|bye|goodbye|good night)(?: (?:so much|very much|a lot|again|for that|mate|bot|sourced|all|everyone|for (?:the|your) help))*[\s!.,]*$/u;
const HELP =
  /^(?:help|help me|how do (?:i|you|we) (?:use|ask|work)(?: (?:this|you|it|the bot))?|what can (?:you|i|this bot|the bot) (?:do|ask)(?: you)?|how does (?:this|it|the bot|this bot) work|who are you|what are you|what is this bot|what do you do|commands|usage|instructions|\?+)[\s!.?]*$/u;

/** What isn't a question at all; null for everything else. `text` is lower case, not yet stripped. */
export function smallTalk(text: string): 'greeting' | 'thanks' | 'help' | null {
  const plain = text.trim();
  if (GREETING.test(plain)) return 'greeting';
  if (THANKS.test(plain)) return 'thanks';
  return HELP.test(plain) ? 'help' : null;
}
