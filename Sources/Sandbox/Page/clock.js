// The sandbox's clock in words, and the buttons that move it where it can move.

import { counted, momentInWords } from "./words.js";
import { moveClock } from "./api.js";

const top = document.querySelector(".top");
const now = document.getElementById("now");
const note = document.getElementById("time-note");
const buttons = [...document.querySelectorAll("#clock button")];
const fixed = "Часы настоящие: двигать их можно только в демонстрации.";
let written = null;

export function showNow(iso) {
  now.dateTime = iso;
  now.textContent = momentInWords(iso);
}

export function showClock(clock) {
  showNow(clock.now);
  for (const button of buttons) {
    button.disabled = !clock.can_move;
    button.title = clock.can_move ? "" : fixed;
  }
  note.textContent = clock.can_move ? "" : "настоящее время";
  note.title = clock.can_move ? "" : fixed;
}

// While time moves, who was written to is counted, so that afterwards one sees what the step brought.
export function showMoving(isMoving) {
  top.classList.toggle("moving", isMoving);
  for (const button of buttons) button.disabled = isMoving;
  if (isMoving) {
    written = new Set();
    note.textContent = "время идёт…";
  } else if (written) {
    note.textContent = written.size
      ? `бот написал ${counted(written.size, ["человеку", "людям", "людям"])}`
      : "за это время бот никому не писал";
    written = null;
  }
}

export const noteWritten = (chat) => written?.add(chat);

export function startClock(complain) {
  for (const button of buttons) {
    button.addEventListener("click", async () => {
      try {
        await moveClock("next" in button.dataset ? { next: true } : { advance: button.dataset.advance });
      } catch (error) {
        complain(error.message);
      }
    });
  }
}
