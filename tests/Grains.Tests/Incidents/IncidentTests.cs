using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Incidents;

/// <summary>Troubles are reported with a proposal against recurrence (A3).</summary>
public sealed class IncidentTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private IIncidentDesk Desk => cluster.Grains.GetGrain<IIncidentDesk>(0);

    private string Ticket => cluster.StaffTicket(StaffRoles.Manager);

    [Fact]
    public async Task Nothing_is_closed_without_what_was_done_the_cause_and_a_proposal()
    {
        var incident = (await Desk.Write(New())).Incident!;

        var refused = await Desk.Close(Ticket, incident.Id, null);

        Assert.Equal(["done", "cause", "proposal"], refused.Refusal!.Fields.Select(error => error.Field));
        var ready = (await Desk.Write(Change(incident) with { Done = "再起動", Cause = "設定の誤り", Proposal = "二人で確かめる" })).Incident!;
        var closed = (await Desk.Close(Ticket, incident.Id, ready.Version)).Incident!;
        Assert.Equal("test-manager", closed.ClosedBy);
    }

    [Fact]
    public async Task The_database_refuses_it_too()
    {
        var incident = (await Desk.Write(New())).Incident!;

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            cluster.Postgres.Execute($"update booking.incident set closed_by = 'x', closed_at = now() where id = '{incident.Id}'"));
    }

    [Fact]
    public async Task The_second_of_two_who_write_hears_of_the_first()
    {
        var incident = (await Desk.Write(New())).Incident!;
        await Desk.Write(Change(incident) with { Effect = "20人" });

        var second = await Desk.Write(Change(incident) with { Effect = "30人" });

        Assert.Equal((RefusalKind.StaleVersion, 2), (second.Refusal!.Kind, second.Refusal.Version));
    }

    [Fact]
    public async Task A_closed_one_stays_as_it_is()
    {
        var incident = (await Desk.Write(New() with { Done = "再起動", Cause = "設定", Proposal = "確認" })).Incident!;
        var closed = (await Desk.Close(Ticket, incident.Id, null)).Incident!;

        Assert.Equal(RefusalKind.NotChangeable, (await Desk.Write(Change(closed))).Refusal?.Kind);
    }

    [Fact]
    public async Task The_same_recording_again_makes_no_second_one()
    {
        var command = New();

        var first = await Desk.Write(command);

        Assert.Equal(first.Incident, (await Desk.Write(command)).Incident);
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_viewers_write_nothing()
    {
        var wrong = await Desk.Write(New() with { Title = "", Owner = " ", HappenedAt = cluster.Time.GetUtcNow().AddDays(1) });

        Assert.Equal(["happenedAt", "noticedAt", "owner", "title"], wrong.Refusal!.Fields.Select(error => error.Field).Order(StringComparer.Ordinal));
        Assert.Equal(RefusalKind.NotAllowed, (await Desk.Write(New() with { Ticket = cluster.StaffTicket(StaffRoles.Viewer) })).Refusal?.Kind);
    }

    private WriteIncident New()
    {
        var at = cluster.Time.GetUtcNow().AddHours(-1);
        return new WriteIncident(Guid.NewGuid(), Ticket, 0, "画面が遅い", true, at, at, "佐藤", "10時から遅い。\n10時20分に戻った。", null, null, null, null);
    }

    private WriteIncident Change(Incident known) => new(
        known.Id, Ticket, known.Version, known.Title, known.Serious, known.HappenedAt, known.NoticedAt, known.Owner, known.What, known.Effect, known.Done,
        known.Cause, known.Proposal);
}
