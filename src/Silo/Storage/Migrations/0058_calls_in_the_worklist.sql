-- Who was called after a closing stands in the worklist's record from now on: one state for both lists, so that nobody is called twice.
insert into booking.displaced (number, slot, since, state, by, at, note)
select distinct on (p.number, r.slot) p.number, r.slot, c.closed_at, 'contacted', p.called_by, p.called_at, p.result
from booking.closing_person p
join booking.closing c on c.id = p.closing
join booking.reservation r on r.number = p.number
join booking.slot s on s.id = r.slot
where p.called_at is not null and s.date = c.date and s.venue = any (c.venues)
order by p.number, r.slot, p.called_at desc
on conflict (number, slot) do update set state = excluded.state, by = excluded.by, at = excluded.at, note = excluded.note
where displaced.state = 'open';
