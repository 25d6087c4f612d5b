-- Whoever was not reached before the time began stays on the worklist until somebody has said how it ended.
alter table booking.displaced drop constraint displaced_state_check;
alter table booking.displaced add constraint displaced_state_check check (state in ('open', 'contacted', 'not-reached', 'closed'));
