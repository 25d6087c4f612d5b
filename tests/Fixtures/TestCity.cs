using System.Collections.Immutable;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Fixtures;

/// <summary>One venue with one daily session at ten for a year, and two procedures.</summary>
public sealed class TestCity(BookingCluster cluster)
{
    public const string Venue = "test-hall";
    public const string Pickup = "card-pickup";
    public const string Renewal = "certificate-renewal";
    public const string Birthday = "0412";
    public static readonly string[] Procedures = [Pickup, Renewal];

    /// <summary>Tests take days after this one.</summary>
    public static DateOnly FirstDay(TimeProvider time) => time.CityToday().AddDays(2);

    public async Task Define()
    {
        var ticket = cluster.StaffTicket(StaffRoles.Administrator);
        await Procedure(Pickup, needsId: true);
        await Procedure(Renewal, needsId: false);
        var outcome = await cluster.Grains.GetGrain<IVenueGrain>(VenueKey.Of(Venue)).Define(new DefineVenue(ticket, Hall(), 0));
        if (outcome.Refusal is not null) throw new InvalidOperationException($"The test venue was refused: {outcome.Refusal}.");
    }

    private VenueDefinition Hall()
    {
        var today = cluster.Time.CityToday();
        return new VenueDefinition(
            new VenueProfile(Venue, "試験会場", "本町1丁目", "駅から1分", null, "0120-000-123", null, [.. Procedures]),
            new BookingWindow(today, today.AddDays(380), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []),
            [new WeeklyRule([.. Enum.GetValues<DayOfWeek>()], [], today, null, new Session(new TimeOnly(10, 0), new TimeOnly(11, 0), 60, 4, []))],
            [], [], []);
    }

    private async Task Procedure(string id, bool needsId)
    {
        var definition = new ProcedureDefinition(
            id, id, "", 30, needsId, Once: id == Pickup, null, null,
            ImmutableArray.Create(new BringList("self", "本人", null, [new BringItem("カード", null)])));
        await cluster.Grains.GetGrain<IProcedureGrain>(ProcedureKey.Of(id)).Define(cluster.StaffTicket(StaffRoles.Administrator), definition);
    }
}
