using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Grains.Tests.Applicants;

namespace OrleansBooking.Grains.Tests.Reservations;

public sealed class ReservationDeskTests(CityFixture city) : IClassFixture<CityFixture>
{
    private static readonly Contact Hanako = new("山田 花子", "ヤマダ ハナコ", "0466221111", "hanako@example.jp", "ja", "車いす");

    [Fact]
    public async Task Staff_find_any_reservation_with_history_and_mails()
    {
        var id = await city.IssueId();
        var number = await city.Book(id, Hanako);
        await Change(number, city.StaffTicket, Contact.None with { Note = "" });

        var found = await city.ReservationDesk.Find(number, city.StaffTicket);

        Assert.Equal(Hanako with { Note = null }, found!.Contact);
        Assert.Equal(id, found.ReservationId);
        Assert.Equal((2, ReservationStatus.Booked), (found.Reservation.Version, found.Reservation.Status));
        Assert.Equal([("booked", "applicant", Channel.Web), ("contact-changed", "operator1", Channel.Telephone)],
            found.Events.Select(e => (e.Kind, e.Actor, e.Channel)));
        Assert.Equal([("booked", "pending"), ("contact-changed", "pending")], found.Notices.Select(n => (n.Kind, n.State)));
    }

    [Fact]
    public async Task A_citizen_finds_and_changes_only_the_own_reservation()
    {
        var (own, other) = (await city.Book(await city.IssueId(), Hanako), await city.Book(await city.IssueId(), Hanako));
        var ticket = await city.TicketOf($"{own}");

        Assert.Equal(own, (await city.ReservationDesk.Find(own, ticket))!.Reservation.Number);
        Assert.Null(await city.ReservationDesk.Find(other, ticket));
        Assert.Equal(Refusal.NotFound, (await Change(other, ticket, Contact.None with { Phone = "09099998888" })).Refusal);
        Assert.Equal(Hanako.Phone, (await city.ReservationDesk.Find(other, city.StaffTicket))!.Contact.Phone);
    }

    [Fact]
    public async Task Null_keeps_empty_erases_and_the_rest_replaces()
    {
        var number = await city.Book(await city.IssueId(), Hanako);

        var outcome = await Change(number, city.StaffTicket, new Contact(null, "やまだ　はな", "０９０-９９９９-８８８８", "", null, " "));

        Assert.Equal(2, outcome.Reservation!.Version);
        Assert.Equal(new Contact("山田 花子", "ヤマダ ハナ", "09099998888", null, "ja", null), (await city.ReservationDesk.Find(number, city.StaffTicket))!.Contact);
    }

    [Fact]
    public async Task A_change_seals_under_a_fresh_data_key()
    {
        var number = await city.Book(await city.IssueId(), Hanako);
        var before = await city.Postgres.Scalar<byte[]>($"select wrapped_key from booking.reservation where number = {number}");

        await Change(number, city.StaffTicket, Contact.None with { Phone = "09099998888" });

        var after = await city.Postgres.Scalar<byte[]>($"select wrapped_key from booking.reservation where number = {number}");
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task Without_reservation_ID_name_kana_and_telephone_stay()
    {
        var number = await city.Book(id: null, Hanako with { Phone = "0466330001" });

        var outcome = await Change(number, city.StaffTicket, Contact.None with { Name = "", Kana = "", Phone = "", Email = "" });

        Assert.Equal(["name", "kana", "phone"], outcome.Refusal!.Fields.Select(error => error.Field));
        Assert.All(outcome.Refusal.Fields, error => Assert.Equal(FieldProblem.Required, error.Problem));
        Assert.Null((await Change(number, city.StaffTicket, Contact.None with { Email = "" })).Refusal);
    }

    [Fact]
    public async Task A_malformed_field_is_named_and_nothing_changes()
    {
        var number = await city.Book(await city.IssueId(), Hanako);

        var outcome = await Change(number, city.StaffTicket, Contact.None with { Email = "a@example.jp\r\nBcc: b@example.jp", Phone = "12" });

        Assert.Equal(["email", "phone"], outcome.Refusal!.Fields.Select(error => error.Field).Order());
        Assert.Equal(1, (await city.ReservationDesk.Find(number, city.StaffTicket))!.Reservation.Version);
    }

    [Fact]
    public async Task A_repeated_operation_gives_its_recorded_answer_and_changes_nothing_again()
    {
        var number = await city.Book(await city.IssueId(), Hanako);
        var operation = Guid.NewGuid();
        var first = await Change(number, city.StaffTicket, Contact.None with { Note = "一" }, operation);
        await Change(number, city.StaffTicket, Contact.None with { Note = "二" });

        var again = await Change(number, city.StaffTicket, Contact.None with { Note = "一" }, operation);
        var other = await Change(number, city.StaffTicket, Contact.None with { Note = "三" }, operation);
        var byAnother = await Change(number, await city.TicketOf($"{number}"), Contact.None with { Note = "一" }, operation);

        Assert.Equal(first, again);
        Assert.Equal(2, again.Reservation!.Version);
        Assert.Equal(Refusal.IdempotencyMismatch, other.Refusal);
        Assert.Equal(Refusal.IdempotencyMismatch, byAnother.Refusal);
        Assert.Equal("二", (await city.ReservationDesk.Find(number, city.StaffTicket))!.Contact.Note);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_version_than_the_caller_saw_is_refused(int seen)
    {
        var number = await city.Book(await city.IssueId(), Hanako);
        await Change(number, city.StaffTicket, Contact.None with { Note = "一" });

        var outcome = await city.ReservationDesk.ChangeContact(
            new ChangeContact(Guid.NewGuid(), city.StaffTicket, number, seen, Contact.None with { Note = "二" }));

        Assert.Equal(Refusal.StaleVersion(2), outcome.Refusal);
    }

    [Fact]
    public async Task Changes_of_different_fields_at_once_all_stay()
    {
        var number = await city.Book(await city.IssueId(), Hanako);
        Contact[] changes =
        [
            Contact.None with { Name = "佐藤 花子" }, Contact.None with { Phone = "09099998888" },
            Contact.None with { Email = "new@example.jp" }, Contact.None with { Note = "新しい" },
        ];

        var outcomes = await Task.WhenAll(changes.Select(change => Task.Run(async () => await Change(number, city.StaffTicket, change))));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        Assert.Equal(new Contact("佐藤 花子", "ヤマダ ハナコ", "09099998888", "new@example.jp", "ja", "新しい"),
            (await city.ReservationDesk.Find(number, city.StaffTicket))!.Contact);
    }

    [Fact]
    public async Task An_unknown_number_is_not_found()
    {
        Assert.Null(await city.ReservationDesk.Find(999_999_999_999, city.StaffTicket));
        Assert.Equal(Refusal.NotFound, (await Change(999_999_999_999, city.StaffTicket, Contact.None)).Refusal);
    }

    private ValueTask<ReservationOutcome> Change(long number, string ticket, Contact contact, Guid? operation = null) =>
        city.ReservationDesk.ChangeContact(new ChangeContact(operation ?? Guid.NewGuid(), ticket, number, null, contact));
}
