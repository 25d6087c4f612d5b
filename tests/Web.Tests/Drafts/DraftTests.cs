using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Web.Citizen.Drafts;

namespace OrleansBooking.Web.Tests.Drafts;

public sealed class DraftTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);
    private static readonly Reservation First = Reserved(100000000001, 1);
    private static readonly Reservation Second = Reserved(100000000002, 1);

    [Fact]
    public void The_same_content_keeps_its_operation_and_other_content_gets_another()
    {
        var pending = Operations.For(Draft.Empty, Now, Operations.Digest("book", "a"));
        var draft = new Draft { Operation = pending };

        Assert.Equal(pending, Operations.For(draft, Now, Operations.Digest("book", "a")));
        Assert.NotEqual(pending.Id, Operations.For(draft, Now, Operations.Digest("book", "b")).Id);
    }

    [Fact]
    public void Digests_tell_lists_apart()
    {
        Assert.NotEqual(Operations.Digest("ab", "c"), Operations.Digest("a", "bc"));
        Assert.NotEqual(Operations.Digest("a", null), Operations.Digest("a", ""));
        Assert.NotEqual(Operations.Digest("a", null), Operations.Digest("a"));
    }

    [Fact]
    public void Own_reservations_keep_their_index_and_never_go_back_in_time()
    {
        var draft = Draft.Empty.With([First, Second]);

        var later = draft.With([Second with { Version = 3 }, First]).With([Second with { Version = 2 }]);

        Assert.Equal([(First.Number, 1), (Second.Number, 3)], later.Own.Select(own => (own.Number, own.Version)));
    }

    [Fact]
    public void Another_person_sees_nothing_of_the_one_before_who_booked()
    {
        var draft = (Draft.Empty with { Contact = new TypedContact("hanako@example.jp", null) }).SignedIn(Person("1"), [First])
            with { Finished = new Finished(Guid.NewGuid(), 0, Finished.Booked, "hanako@example.jp") };

        var other = draft.SignedIn(Person("2"), []);

        Assert.Empty(other.Own);
        Assert.Null(other.Contact);
        Assert.Null(other.Finished);
    }

    [Fact]
    public void Correcting_the_id_before_booking_keeps_the_contact()
    {
        var draft = (Draft.Empty with { Contact = new TypedContact("hanako@example.jp", null) }).SignedIn(Person("1"), []);

        Assert.NotNull(draft.SignedIn(Person("2"), []).Contact);
    }

    [Fact]
    public void What_no_field_can_hold_is_not_carried_along()
    {
        var typed = UnfinishedContact.Of("/reserve/contact", null, null, new string('a', 255), "090-12");

        Assert.Equal((null, "090-12"), (typed.Email, typed.Phone));
    }

    [Fact]
    public void A_ticket_that_ran_out_is_nobody()
    {
        var draft = Draft.Empty.SignedIn(Person("1"), []);

        Assert.NotNull(draft.PersonAt(Now));
        Assert.Null(draft.PersonAt(Now.AddHours(1)));
    }

    private static Person Person(string id) => new("ticket", Now.AddHours(1), id, "0412", ["card-pickup"]);

    private static Reservation Reserved(long number, int version) => new(
        number, new SlotKey("city-centre", new DateOnly(2026, 12, 3), new TimeOnly(10, 30)), 30, "card-pickup", ReservationStatus.Booked, Channel.Web, version);
}
