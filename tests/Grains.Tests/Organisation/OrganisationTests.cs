using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Organisation;

/// <summary>Who is who, by revision (A6, T10), and the city's open cases (A5).</summary>
public sealed class OrganisationTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private static readonly Member Sato = new(Member.City, "個人情報の管理", "佐藤 次郎", "鈴木 三郎", "000-000-1111", "090-0000-0001", null, null);

    private IOrganisationDesk Desk => cluster.Grains.GetGrain<IOrganisationDesk>(0);

    private string Ticket => cluster.StaffTicket(StaffRoles.Staff);

    [Fact]
    public async Task Each_change_is_a_revision_and_earlier_ones_stay_readable()
    {
        var before = (await Desk.Get(Ticket, null))!;
        var first = (await Desk.Change(Ticket, before.Revision, [Sato])).Chart!;
        var second = (await Desk.Change(Ticket, first.Revision, [Sato with { Name = "田中 一郎" }])).Chart!;

        Assert.Equal(Sato, Assert.Single((await Desk.Get(cluster.StaffTicket(), first.Revision))!.Members));
        Assert.Equal("田中 一郎", (await Desk.Get(cluster.StaffTicket(), null))!.Members[0].Name);
        Assert.Equal([second.Revision, first.Revision], (await Desk.Revisions(Ticket)).Take(2).Select(revision => revision.Revision));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_revision_one_hears_of_the_other()
    {
        var before = (await Desk.Get(Ticket, null))!;

        var both = await Task.WhenAll(
            Desk.Change(Ticket, before.Revision, [Sato]).AsTask(), Desk.Change(Ticket, before.Revision, [Sato with { Name = "田中 一郎" }]).AsTask());

        Assert.Single(both, outcome => outcome.Refusal?.Kind == RefusalKind.StaleVersion);
        Assert.Single(both, outcome => outcome.Chart is not null);
    }

    [Fact]
    public async Task Somebody_who_cannot_be_reached_is_of_no_use()
    {
        var outcome = await Desk.Change(Ticket, 0, [Sato with { Phone = null, EmergencyPhone = "", Name = "", Side = "moon" }]);

        Assert.Equal(["contactPhone", "memberName", "side"], outcome.Refusal!.Fields.Select(error => error.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Operators_read_the_organisation_and_change_nothing()
    {
        Assert.NotNull(await Desk.Get(cluster.StaffTicket(), null));

        Assert.Equal(RefusalKind.NotAllowed, (await Desk.Change(cluster.StaffTicket(), 0, [Sato])).Refusal?.Kind);
        Assert.Empty(await Desk.Cases(cluster.StaffTicket()));
    }

    [Fact]
    public async Task A_case_has_an_owner_until_it_is_finished_with_a_result()
    {
        var id = Guid.NewGuid();
        Assert.Equal(["owner"], (await Desk.Open(Ticket, id, "案内図を直す", " ", null)).Refusal!.Fields.Select(error => error.Field));

        await Desk.Open(Ticket, id, "案内図を直す", "佐藤", new DateOnly(2026, 12, 10));
        var handed = (await Desk.HandOver(Ticket, id, "田中", null)).Case!;

        Assert.Equal(("田中", null), (handed.Owner, handed.Due));
        Assert.Equal(["result"], (await Desk.Finish(Ticket, id, "")).Refusal!.Fields.Select(error => error.Field));
        Assert.Equal("直した", (await Desk.Finish(Ticket, id, "直した")).Case!.Result);
        Assert.Equal(RefusalKind.NotChangeable, (await Desk.HandOver(Ticket, id, "佐藤", null)).Refusal?.Kind);
        Assert.Contains(await Desk.Cases(cluster.StaffTicket(StaffRoles.Viewer)), one => one.Id == id);
    }

    [Fact]
    public async Task Of_many_who_finish_a_case_at_once_one_does_and_the_trail_has_one_line()
    {
        var id = Guid.NewGuid();
        await Desk.Open(Ticket, id, "案内図を直す", "佐藤", null);
        await Desk.Open(Ticket, id, "案内図を直す", "佐藤", null);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Desk.Finish(Ticket, id, $"直した {i}").AsTask()));

        Assert.Single(all, outcome => outcome.Case is not null);
        Assert.Equal("case.finish,case.open", await cluster.Postgres.Scalar<string>($"select string_agg(action, ',' order by action) from audit.entry where subject = '{id}'"));
    }
}
