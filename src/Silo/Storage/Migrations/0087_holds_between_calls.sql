-- A seat that outlived a call that was cut off goes on with another call (T1). The ledger keeps it in the first call's name all the while.
alter table booking.call_hold add column taken_for uuid references booking.call;
create index call_hold_now on booking.call_hold (coalesce(taken_for, call));
drop index booking.call_hold_call;
