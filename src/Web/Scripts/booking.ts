// Comfort only: every page works without this module.
import { focusErrors } from "./focus";
import { offerCopy, offerPrint } from "./ticket";
import { watchHold } from "./hold";
import { sendOnce } from "./once";

focusErrors();
offerCopy();
offerPrint();
watchHold();
sendOnce();
