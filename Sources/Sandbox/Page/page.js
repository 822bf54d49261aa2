// The chat page: state, the address, and what the server tells.

import * as api from "./api.js";
import { noteWritten, showClock, showMoving, showNow, startClock } from "./clock.js";
import { flash, showCommands, showKeyboard, showSenders, speaker, startComposing } from "./compose.js";
import {
  addMessage, removeMessage, replaceMessage, showConversation, showHead, showWaiting, startConversation,
} from "./conversation.js";
import { showPeople, startPeople } from "./people.js";

const state = {
  chats: new Map(),
  open: null,
  now: null,
  // Until the chats are known, nobody is said to be nobody.
  loaded: false,
  // Chats in which the bot wrote since one last looked.
  fresh: new Set(),
};
let touches = 0;
let drawing = false;

const complain = (text) => flash(text, document.getElementById("chat").hidden);
const attempt = (promise) => promise.catch((error) => complain(error.message));
const send = (text) => {
  const chat = state.chats.get(state.open);
  if (chat) attempt(api.say(chat.id, speaker(chat), text));
};

// Many events of one moment, one drawing.
function drawPeople() {
  if (drawing || !state.loaded) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    showPeople(state);
  });
}

async function open(id) {
  location.hash = id === null ? "" : `chat=${id}`;
  if (id === state.open) return;
  state.open = id;
  const chat = state.chats.get(id);
  document.getElementById("main").classList.toggle("open", Boolean(chat));
  document.getElementById("chat").hidden = !chat;
  document.getElementById("empty").hidden = Boolean(chat);
  drawPeople();
  if (chat) await showOpenChat();
}

async function showOpenChat() {
  const chat = state.chats.get(state.open);
  if (!chat) return;
  const [messages, commands] = await Promise.all([api.messages(chat.id), api.commands(chat.id)]);
  if (state.open !== chat.id) return;
  showHead(chat);
  showSenders(chat);
  showKeyboard(chat.keyboard, send);
  showCommands(commands, send);
  showConversation(chat, messages);
  markRead(chat);
}

async function showMenu() {
  const chat = state.open;
  if (!state.chats.has(chat)) return;
  const commands = await api.commands(chat);
  if (state.open === chat) showCommands(commands, send);
}

function markRead(chat) {
  state.fresh.delete(chat.id);
  if (chat.unread) attempt(api.read(chat.id));
  chat.unread = 0;
  drawPeople();
}

async function reload() {
  const chats = await api.chats();
  const old = state.chats;
  state.chats = new Map(chats.map((chat) => [chat.id, { ...chat, touched: old.get(chat.id)?.touched }]));
  state.loaded = true;
  drawPeople();
  const wanted = chatInAddress();
  if (state.open === null && state.chats.has(wanted)) await open(wanted);
  else await showOpenChat();
}

function chatInAddress() {
  const match = /^#chat=(-?\d+)$/.exec(location.hash);
  return match ? Number(match[1]) : null;
}

const handlers = {
  hello(event) {
    state.now = event.now;
    showClock(event);
    attempt(reload());
  },
  chat({ chat }) {
    state.chats.set(chat.id, { ...chat, touched: state.chats.get(chat.id)?.touched });
    if (chat.id === state.open) showHead(chat);
  },
  message(event) {
    const chat = state.chats.get(event.chat);
    if (!chat) return;
    const { message } = event;
    Object.assign(chat, { last_message: message, unread: event.unread, keyboard: event.keyboard, touched: ++touches });
    state.now = message.date;
    showNow(message.date);
    if (message.from?.is_bot) {
      state.fresh.add(chat.id);
      noteWritten(chat.id);
    }
    if (chat.id === state.open) {
      addMessage(message);
      showKeyboard(chat.keyboard, send);
      if (!document.hidden) markRead(chat);
    }
  },
  edited(event) {
    const chat = state.chats.get(event.chat);
    if (chat?.last_message?.message_id === event.message.message_id) chat.last_message = event.message;
    if (event.chat === state.open) replaceMessage(event.message);
  },
  deleted(event) {
    if (event.chat === state.open) removeMessage(event.message_id);
  },
  press(event) {
    if (event.chat === state.open) showWaiting(event.message, event.data, true);
  },
  toast(event) {
    if (event.chat !== state.open) return;
    showWaiting(event.message, event.data, false);
    if (event.text) flash(event.text, event.alert);
  },
  read(event) {
    const chat = state.chats.get(event.chat);
    if (chat) chat.unread = 0;
  },
  commands() {
    attempt(showMenu());
  },
  clock(event) {
    showMoving(event.moving);
    if (event.now) {
      state.now = event.now;
      showNow(event.now);
    }
  },
};

function listen() {
  // The browser reconnects by itself; each connection begins with a greeting, upon which everything is read anew.
  const events = new EventSource("/sandbox/events");
  events.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    handlers[event.type]?.(event);
    drawPeople();
  };
}

function startNewcomers() {
  const dialog = document.getElementById("newcomer");
  document.getElementById("add").addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("close", async () => {
    if (dialog.returnValue !== "add") return;
    const name = document.getElementById("newcomer-name");
    const note = document.getElementById("newcomer-note");
    const id = Math.max(1000, ...state.chats.keys()) + 1;
    await attempt(api.introduce({ id, name: name.value.trim(), note: note.value.trim() || undefined }));
    name.value = "";
    note.value = "";
    await attempt(reload());
    await open(id);
  });
}

startPeople(state, open);
startConversation((message, data) => {
  const chat = state.chats.get(state.open);
  showWaiting(message, data, true);
  api.press(chat.id, speaker(chat), message, data).catch((error) => {
    showWaiting(message, data, false);
    complain(error.message);
  });
});
startComposing({
  send,
  sendFile(file, caption) {
    const chat = state.chats.get(state.open);
    attempt(api.sendFile(chat.id, speaker(chat), file, caption));
  },
});
startClock(complain);
startNewcomers();
document.getElementById("back").addEventListener("click", () => open(null));
window.addEventListener("hashchange", () => open(chatInAddress()));
document.addEventListener("visibilitychange", () => {
  const chat = state.chats.get(state.open);
  if (!document.hidden && chat) markRead(chat);
});
listen();
