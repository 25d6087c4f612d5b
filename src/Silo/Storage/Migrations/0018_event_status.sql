-- History knows the same states as the reservation itself.
alter table booking.reservation_event add constraint reservation_event_status_check
    check (status in ('booked', 'arrived', 'done', 'not-handed-over', 'no-show', 'cancelled'));
