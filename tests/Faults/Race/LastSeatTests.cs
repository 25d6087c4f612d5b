using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Privacy;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Fixtures;
using Xunit.Abstractions;

namespace OrleansBooking.Faults.Race;

/// <summary>M1 as callers meet it: pages, API and moves of other reservations want one seat at once, over HTTP, from the real process.</summary>
public sealed class LastSeatTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int OnTheWeb = 100;
    private const int OnTheApi = 300;
    private const int Moving = 100;
    private const string Pickup = "card-pickup";

    private readonly PostgresFixture _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Of_500_callers_from_web_API_and_move_one_gets_the_last_seat_and_all_others_hear_full()
    {
        await using var city = await FaultCity.Start(_database.Connections);
        await city.Invite(OnTheWeb + OnTheApi + Moving);
        var slots = await FaultCity.OpenSlots(_database.Owner, seed: 1);
        var last = slots[0];
        await _database.Execute(
            $"update booking.slot set capacity = 1, version = version + 1 where venue = '{last.Venue}' and date = '{last.Date:yyyy-MM-dd}' and time = '{last.Time:HH\\:mm}'");
        using var client = await city.SignIn("operator");
        var movers = await Task.WhenAll(Enumerable.Range(0, Moving).Select(i => Book(client, i, slots[1 + (i / 4)])));
        var visitors = await Task.WhenAll(Enumerable.Range(Moving, OnTheWeb).Select(i => Arrive(city, i, last)));

        var web = visitors.Select(visitor => FinishOnTheWeb(visitor.Visitor, visitor.Person)).ToList();
        var api = Enumerable.Range(Moving + OnTheWeb, OnTheApi).Select(i => Book(client, i, last)).ToList();
        var moves = movers.Select(mover => client.Send(new Operation(Guid.NewGuid(), OperationKind.Move, null, null, last, mover.Recorded!.Number, 1))).ToList();
        var said = (Web: await Task.WhenAll(web), Api: Heard(await Task.WhenAll(api)), Moves: Heard(await Task.WhenAll(moves)));
        foreach (var (visitor, _) in visitors) visitor.Dispose();

        var all = said.Web.Concat(said.Api).Concat(said.Moves).ToList();
        output.WriteLine($"won: web {said.Web.Count(IsWon)}, API {said.Api.Count(IsWon)}, moves {said.Moves.Count(IsWon)}");
        Assert.Equal(OnTheWeb + OnTheApi + Moving, all.Count);
        Assert.Single(all, IsWon);
        Assert.All(all.Where(heard => !IsWon(heard)), heard => Assert.Equal("slot-full", heard));
        Assert.Empty(await LedgerInvariants.Check(_database.Owner));
    }

    private static bool IsWon(string heard) => heard == "booked";

    private static IEnumerable<string> Heard(IEnumerable<Answer> answers) =>
        answers.Select(answer => answer.Verdict == Verdict.Accepted ? "booked" : answer.Reason ?? answer.Verdict.ToString());

    private static Task<Answer> Book(BookingClient client, int person, SlotKey slot) =>
        client.Send(new Operation(Guid.NewGuid(), OperationKind.Book, Citizens.Invited(person), Pickup, slot, null, null));

    /// <summary>At the page that asks who it is, the seat chosen.</summary>
    private static async Task<(PageVisitor Visitor, Citizen Person)> Arrive(FaultCity city, int person, SlotKey slot)
    {
        var visitor = new PageVisitor(city.Silo.Web);
        await visitor.Open($"/reserve/identity?procedure={Pickup}&venue={slot.Venue}&date={slot.Date:yyyy-MM-dd}&time={slot.Time:HH\\:mm}");
        return (visitor, Citizens.Invited(person));
    }

    private static async Task<string> FinishOnTheWeb(PageVisitor visitor, Citizen person)
    {
        await visitor.Send(("ReservationId", person.ReservationId!), ("Birthday", person.Birthday));
        if (visitor.Path == "/reserve/contact") await visitor.Send(("Email", ""), ("Phone", person.Phone));
        if (visitor.Path == "/reserve/check") await visitor.Send();
        return visitor.Path switch
        {
            "/reserve/done" => "booked",
            "/reserve/calendar" when visitor.Query.Contains("lost=Full", StringComparison.Ordinal) => "slot-full",
            var elsewhere => elsewhere + visitor.Query,
        };
    }
}
