// Comfort only: every page works without this module.
import { focusErrors, forgetFragment } from "./focus";
import { keepTyped } from "./display";
import { renewOffers } from "./offers";
import { offerCopy, offerPrint } from "./ticket";
import { countDown, listenToKeys } from "./keys";
import { watchHold } from "./hold";
import { keepOnScreen } from "./line";
import { sendOnce } from "./once";
import { stayLive } from "./live";
import { tryAgain } from "./retry";
import { askForPasskeys } from "./passkey";
import { offerPrintButtons } from "./print";

function start(): void {
  focusErrors();
  forgetFragment();
  keepTyped(start);
  offerCopy();
  offerPrint();
  watchHold();
  listenToKeys();
  countDown();
  keepOnScreen();
  renewOffers();
  sendOnce();
  tryAgain();
  stayLive();
  askForPasskeys();
  offerPrintButtons();
}

start();
