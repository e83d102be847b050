import type { ActionsBlock, ContextBlock, HomeView, InputBlock, KnownBlock, ModalView, RichTextBlock, RichTextElement } from '@slack/types';
import { ASKER, type Asked, BOT, type Person } from './cast.ts';
import { broken, escaped, type Html, page } from './html.ts';

const HEAD: Html = '<link rel="stylesheet" href="/slack.css">';

/** What is said in a channel or thread, top to bottom. */
export function slackPage(said: readonly Html[]): Html {
  return page(HEAD, said.join(''));
}

/** What somebody asked. */
export function slackQuestion({ question, how }: Asked): Html {
  if (how !== 'mention') return '';
  return message(ASKER, '', `<div class="text"><span class="mention">@${BOT.name}</span> ${escaped(question)}</div>`);
}

/** The bot's answer, from the blocks that are sent for it. */
export function slackAnswer(blocks: readonly KnownBlock[], { how }: Asked): Html {
  const above = how === 'private' || how === 'pressed' ? '<div class="private">Only visible to you</div>' : '';
  return above + message(BOT, '<span class="app">APP</span>', blocksHtml(blocks));
}

/** The app's home page. */
export function slackHomePage({ blocks }: HomeView): Html {
  return page(HEAD, `<div class="home">${blocksHtml(blocks as readonly KnownBlock[])}</div>`);
}

/** A modal as it opens. */
export function slackModalPage({ title, submit, blocks }: ModalView): Html {
  const buttons = `<footer><button>Cancel</button><button class="submit">${escaped(submit?.text ?? 'Submit')}</button></footer>`;
  const head = `<h1><img src="${BOT.picture}" alt="">${escaped(title.text)}</h1>`;
  return page(HEAD, `<form>${head}${blocksHtml(blocks as readonly KnownBlock[])}${buttons}</form>`);
}

function message({ name, picture }: Person, badge: Html, body: Html): Html {
  const head = `<div class="head"><b>${name}</b>${badge}<time>9:30 AM</time></div>`;
  return `<article><img src="${picture}" alt=""><div class="body">${head}${body}</div></article>`;
}

function blocksHtml(blocks: readonly KnownBlock[]): Html {
  return blocks.map(blockHtml).join('');
}

function blockHtml(block: KnownBlock): Html {
  switch (block.type) {
    case 'rich_text':
      return richHtml(block);
    case 'header':
      return `<h2 dir="auto">${escaped(block.text.text)}</h2>`;
    case 'context':
      return contextHtml(block);
    case 'divider':
      return '<hr>';
    case 'actions':
      return actionsHtml(block);
    case 'input':
      return inputHtml(block);
    default:
      throw new Error(`a block of type ${block.type} can’t be drawn`);
  }
}

function richHtml({ elements }: RichTextBlock): Html {
  const parts = elements.map((part) => {
    if (part.type === 'rich_text_section') return `<div class="section">${part.elements.map(elementHtml).join('')}</div>`;
    if (part.type === 'rich_text_quote') return `<blockquote>${part.elements.map(elementHtml).join('')}</blockquote>`;
    throw new Error(`rich text of type ${part.type} can’t be drawn`);
  });
  return `<div class="rich" dir="auto">${parts.join('')}</div>`;
}

function elementHtml(element: RichTextElement): Html {
  if (element.type === 'link') return `<a>${escaped(element.text ?? element.url)}</a>`;
  if (element.type !== 'text') throw new Error(`an element of type ${element.type} can’t be drawn`);
  return element.style?.bold === true ? `<b>${broken(element.text)}</b>` : broken(element.text);
}

function contextHtml({ elements }: ContextBlock): Html {
  const parts = elements.map((element) => {
    if (element.type !== 'plain_text') throw new Error(`a context of type ${element.type} can’t be drawn`);
    return `<span>${broken(element.text)}</span>`;
  });
  return `<div class="context" dir="auto">${parts.join('')}</div>`;
}

function actionsHtml({ elements }: ActionsBlock): Html {
  const parts = elements.map((element) => {
    if (element.type === 'button') return `<button>${escaped(element.text.text)}</button>`;
    if (element.type === 'static_select') return `<button class="select">${escaped(element.placeholder?.text ?? '')}</button>`;
    throw new Error(`an action of type ${element.type} can’t be drawn`);
  });
  return `<div class="actions">${parts.join('')}</div>`;
}

function inputHtml({ label, optional, element }: InputBlock): Html {
  if (element.type !== 'plain_text_input') throw new Error(`an input of type ${element.type} can’t be drawn`);
  const may = optional === true ? ' <i>(optional)</i>' : '';
  const long = element.multiline === true ? ' class="long"' : '';
  return `<label>${escaped(label.text)}${may}<span${long}>${escaped(element.placeholder?.text ?? '')}</span></label>`;
}
