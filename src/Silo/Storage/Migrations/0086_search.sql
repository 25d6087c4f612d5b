-- Reservations that are over are found by the letter's ID too (T1). The other half of reservation_live: the two together cover every row,
-- and a booking writes into the first alone.
create index reservation_over on booking.reservation (applicant_key) where not (status in ('booked', 'arrived') or (status = 'done' and once));
