using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class TicketTests(CityFixture city) : IClassFixture<CityFixture>
{
    [Fact]
    public async Task A_ticket_ends_after_sixty_minutes()
    {
        var number = await city.Book(await city.IssueId(), Contact.None);
        var ticket = await city.TicketOf($"{number}");
        Assert.NotNull(await city.ReservationDesk.Find(number, ticket));

        city.Time.Advance(TimeSpan.FromMinutes(60));

        Assert.Empty(await city.Desk.Own(ticket));
        Assert.Null(await city.ReservationDesk.Find(number, ticket));
        Assert.Equal(Refusal.TicketExpired, (await Change(number, ticket)).Refusal);
    }

    [Fact]
    public async Task A_ticket_of_another_key_or_with_a_changed_character_opens_nothing()
    {
        var number = await city.Book(await city.IssueId(), Contact.None);
        var ticket = await city.TicketOf($"{number}");
        var forged = new CitizenTicketSealer(KeyRing.Random(), city.Time).Seal(city.CitizenTickets.Open(ticket)!);
        var changed = ticket[..^8] + (ticket[^8] == 'A' ? 'B' : 'A') + ticket[^7..];

        foreach (var bad in (string[])[forged, changed, "", "c.", "c.AAAA", "s.AAAA.AAAA", ticket[2..]])
        {
            Assert.Empty(await city.Desk.Own(bad));
            Assert.Null(await city.ReservationDesk.Find(number, bad));
            Assert.Equal(Refusal.NotAllowed, (await Change(number, bad)).Refusal);
        }
    }

    [Fact]
    public async Task A_staff_ticket_of_another_key_or_an_ended_one_finds_nothing()
    {
        var number = await city.Book(await city.IssueId(), Contact.None);
        var forged = new StaffTicketSigner(KeyRing.Random().StaffTicket, city.Time).Sign("operator1", StaffRoles.Operator);
        var ended = city.StaffTicket;
        Assert.NotNull(await city.ReservationDesk.Find(number, ended));

        city.Time.Advance(StaffTicketSigner.Lifetime);

        Assert.Null(await city.ReservationDesk.Find(number, forged));
        Assert.Null(await city.ReservationDesk.Find(number, ended));
    }

    [Fact]
    public void A_ticket_shows_nobody_anything()
    {
        var ticket = city.CitizenTickets.Seal(new CitizenTicket([1], [2], "1234567890123456", false, [CityFixture.Pickup], city.Time.GetUtcNow()));

        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(ticket.AsSpan(2));

        Assert.False(bytes.AsSpan().IndexOf("1234567890123456"u8) >= 0);
        Assert.False(bytes.AsSpan().IndexOf("card-pickup"u8) >= 0);
    }

    private ValueTask<ReservationOutcome> Change(long number, string ticket) =>
        city.ReservationDesk.ChangeContact(new ChangeContact(Guid.NewGuid(), ticket, number, null, Contact.None with { Note = "x" }));
}
