using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Applicants;

/// <summary>Reservation IDs one by one (D1).</summary>
public sealed class ApplicantRegisterTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private IApplicantRegister Register => cluster.Grains.GetGrain<IApplicantRegister>(0);

    private string Ticket => cluster.StaffTicket(StaffRoles.Staff);

    [Fact]
    public async Task A_typed_id_is_found_in_any_writing_by_its_state_alone()
    {
        var id = (await cluster.Issue(1))[0];
        var typed = string.Join(' ', id.Chunk(4).Select(four => new string(four)));

        var found = await Register.LookUp(Ticket, typed);

        Assert.Equal(("valid", "issued", false), (found.State!.State, found.State.Source, found.State.Live));
        Assert.Equal(RefusalKind.NotFound, (await Register.LookUp(Ticket, "9999999999999999")).Refusal?.Kind);
        Assert.Equal(0, await cluster.Postgres.Scalar<long>($"select count(*) from audit.entry where coalesce(subject, '') || coalesce(detail, '') || coalesce(reason, '') like '%{id}%'"));
    }

    [Fact]
    public async Task A_revoked_id_signs_nobody_in_and_books_nothing()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var id = (await cluster.Issue(1))[0];
        var citizen = await Booking.SignIn(cluster, id);

        var revoked = await Register.Revoke(new RevokeId(Ticket, id, "二重に送った"));

        Assert.Equal(("revoked", "二重に送った"), (revoked.State!.State, revoked.State.RevokeReason));
        Assert.Equal(RefusalKind.UnknownApplicant, (await SignIn(id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.UnknownApplicant, (await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id))).Refusal?.Kind);
        Assert.NotNull((await cluster.Slot(slot).Book(Booking.Web(citizen))).Refusal);
    }

    [Fact]
    public async Task A_later_import_does_not_bring_a_revoked_id_back()
    {
        var id = (await cluster.Issue(1))[0];
        await Register.Revoke(new RevokeId(Ticket, id, "二重に送った"));

        await cluster.Postgres.Execute("update booking.applicant set valid_until = null where revoked_at is not null");

        Assert.Equal(RefusalKind.UnknownApplicant, (await SignIn(id)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_reissue_gives_another_id_for_the_same_person_and_a_repeat_hears_the_same()
    {
        var id = (await cluster.Issue(1))[0];
        var command = new ReissueId(Guid.NewGuid(), Ticket, id, TestCity.Birthday, "通知書をなくした");

        var first = await Register.Reissue(command);
        var again = await Register.Reissue(command);

        Assert.Equal(first.NewId, again.NewId);
        Assert.NotNull((await SignIn(first.NewId!)).Ticket);
        Assert.Equal(RefusalKind.UnknownApplicant, (await SignIn(id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.IdempotencyMismatch, (await Register.Reissue(command with { Reason = "ほかの理由" })).Refusal?.Kind);
    }

    [Fact]
    public async Task A_reissue_is_refused_with_a_wrong_birthday_and_while_a_reservation_hangs_on_the_id()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var id = (await cluster.Issue(1))[0];
        var number = (await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id))).Reservation!.Number;
        var command = new ReissueId(Guid.NewGuid(), Ticket, id, TestCity.Birthday, "通知書をなくした");

        Assert.Equal(RefusalKind.UnknownApplicant, (await Register.Reissue(command with { Birthday = "0101" })).Refusal?.Kind);
        var refused = (await Register.Reissue(command)).Refusal!;

        Assert.Equal((RefusalKind.AlreadyBooked, number), (refused.Kind, refused.Number));
    }

    [Fact]
    public async Task The_new_id_stands_nowhere_in_the_clear()
    {
        var id = (await cluster.Issue(1))[0];
        var fresh = (await Register.Reissue(new ReissueId(Guid.NewGuid(), Ticket, id, TestCity.Birthday, "通知書をなくした"))).NewId!;

        Assert.False(await cluster.Postgres.Scalar<bool>($"select exists (select from booking.applicant_reissue where position(convert_to('{fresh}', 'utf8') in sealed) > 0)"));
    }

    [Fact]
    public async Task Operators_look_up_nothing() =>
        Assert.Equal(RefusalKind.NotAllowed, (await Register.LookUp(cluster.StaffTicket(), "1234")).Refusal?.Kind);

    private ValueTask<SignInOutcome> SignIn(string id) =>
        cluster.Grains.GetGrain<IApplicantDesk>(0).SignIn(new SignIn(id, TestCity.Birthday, $"192.0.2.{Random.Shared.Next(2, 250)}"));
}
