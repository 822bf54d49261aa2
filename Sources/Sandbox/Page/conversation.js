// One chat: its messages, their buttons and files.

import { element, marked } from "./marked.js";
import { dayInWords, dayOf, fileSize, initials, timeOf } from "./words.js";
import { hue, preview } from "./people.js";

// A long chat shows its newest part first.
const pageSize = 200;

const box = document.getElementById("messages");
let shown = { chat: null, messages: [], from: 0 };

function file(attachment) {
  if (attachment.photo) {
    const picture = element("img", "picture");
    picture.src = attachment.url;
    picture.alt = attachment.name;
    return picture;
  }
  const card = element("a", "file");
  card.href = attachment.url;
  card.download = attachment.name;
  const extension = attachment.name.includes(".") ? attachment.name.split(".").pop().slice(0, 4).toUpperCase() : "ФАЙЛ";
  const sign = element("span", "sign", extension);
  sign.setAttribute("aria-hidden", "true");
  const about = element("span");
  about.append(element("span", "file-name", attachment.name), element("small", "", `${fileSize(attachment.size)}, скачать`));
  card.append(sign, about);
  return card;
}

function button(item, message) {
  if (item.url) {
    const link = element("a", "", `${item.text} ↗`);
    if (/^https?:/i.test(item.url)) link.href = item.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }
  const node = element("button", "", item.text);
  node.type = "button";
  node.dataset.message = message.message_id;
  node.dataset.data = item.callback_data;
  return node;
}

function rows(className, list, make) {
  const grid = element("div", className);
  for (const items of list) {
    const line = element("div");
    line.append(...items.map(make));
    grid.append(line);
  }
  return grid;
}

function messageNode(message) {
  const own = !message.from?.is_bot;
  const node = element("article", own ? "message own" : "message");
  node.dataset.id = message.message_id;
  const bubble = element("div", "bubble");
  if (own && shown.chat.kind !== "private") bubble.append(element("div", "author", message.from?.name));
  const replied = shown.messages.find((other) => other.message_id === message.reply_to);
  if (replied) bubble.append(element("div", "quote", preview(replied)));
  bubble.append(...message.files.map(file));
  if (message.text) {
    const body = element("div", "body");
    body.append(marked(message.text, message.entities));
    bubble.append(body);
  }
  bubble.append(element("span", "meta", message.edited ? `изменено, ${timeOf(message.date)}` : timeOf(message.date)));
  node.append(bubble);
  if (message.buttons.length) node.append(rows("buttons", message.buttons, (item) => button(item, message)));
  return node;
}

function daySeparator(message, before) {
  if (before && dayOf(before.date) === dayOf(message.date)) return [];
  return [element("div", "day", dayInWords(message.date))];
}

const isAtEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight < 120;
const scrollToEnd = () => { box.scrollTop = box.scrollHeight; };

function render() {
  const { messages, from } = shown;
  const nodes = [];
  if (from > 0) {
    const earlier = element("button", "earlier", "Показать раньше");
    earlier.type = "button";
    earlier.addEventListener("click", () => {
      shown.from = Math.max(0, from - pageSize);
      render();
    });
    nodes.push(earlier);
  }
  for (let index = from; index < messages.length; index += 1) {
    nodes.push(...daySeparator(messages[index], messages[index - 1]), messageNode(messages[index]));
  }
  if (!messages.length) nodes.push(element("div", "day", "Здесь пока нет сообщений. Напишите /start, чтобы начать."));
  box.replaceChildren(...nodes);
}

export function showConversation(chat, messages) {
  const again = shown.chat?.id === chat.id;
  const atEnd = !again || isAtEnd();
  shown = { chat, messages, from: Math.max(0, messages.length - pageSize) };
  render();
  if (atEnd) scrollToEnd();
}

export function showHead(chat) {
  document.getElementById("chat-name").textContent = chat.title;
  document.getElementById("chat-note").textContent = chat.note || "вы пишете от имени этого человека";
  const avatar = document.getElementById("chat-avatar");
  avatar.textContent = initials(chat.title);
  avatar.style.setProperty("--hue", hue(chat.id));
}

export function addMessage(message) {
  if (shown.messages.some((other) => other.message_id === message.message_id)) return;
  const atEnd = isAtEnd() || !message.from?.is_bot;
  const before = shown.messages.at(-1);
  if (!before) box.replaceChildren();
  shown.messages.push(message);
  const node = messageNode(message);
  node.classList.add("new");
  box.append(...daySeparator(message, before), node);
  if (atEnd) scrollToEnd();
}

export function replaceMessage(message) {
  const index = shown.messages.findIndex((other) => other.message_id === message.message_id);
  if (index < 0) return;
  shown.messages[index] = message;
  const node = messageNode(message);
  node.firstChild.classList.add("changed");
  box.querySelector(`[data-id="${message.message_id}"]`)?.replaceWith(node);
}

export function removeMessage(id) {
  shown.messages = shown.messages.filter((message) => message.message_id !== id);
  render();
}

// A pressed button shows that it waits until the bot answers; a bot that never does is given up on.
export function showWaiting(message, data, isWaiting) {
  for (const node of box.querySelectorAll(`button[data-message="${message}"]`)) {
    if (node.dataset.data !== data) continue;
    if (isWaiting) {
      node.setAttribute("aria-busy", "true");
      setTimeout(() => node.removeAttribute("aria-busy"), 15_000);
    } else {
      node.removeAttribute("aria-busy");
    }
  }
}

export function startConversation(press) {
  box.addEventListener("click", (event) => {
    const node = event.target.closest("button[data-data]");
    if (node && !node.hasAttribute("aria-busy")) press(Number(node.dataset.message), node.dataset.data);
  });
}

export { rows };
