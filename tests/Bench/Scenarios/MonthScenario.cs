using System.Globalization;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Load;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>The availability of the coming month, while 200 bookings a second run.</summary>
/// <param name="peer">Prefix of the peer's variant: with or without a cache of 200 ms.</param>
/// <param name="page">The page instead of the list.</param>
public sealed class MonthScenario(string name, string peer, bool page = false) : IScenario
{
    private const int Bookers = 4;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private readonly string _month = TimeProvider.System.GetLocalNow().AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public string Name => name;

    public async Task<int> Beside(Contender contender, CancellationToken stop) =>
        (await Task.WhenAll(Enumerable.Range(0, Bookers).Select(_ => Book(contender, stop)))).Sum();

    public byte[] Request(Contender contender, int worker) => Contender.Get(page
        ? $"/reserve/calendar?procedure=card-pickup&venue=city-centre&month={_month}-01"
        : $"{(contender.IsPeer ? peer : "")}/api/v1/venues/city-centre/availability?procedure=card-pickup&month={_month}");

    public bool Expects(int status) => status == 200;

    private static async Task<int> Book(Contender contender, CancellationToken stop)
    {
        using var connection = await RawConnection.Open(contender.Web);
        using var pace = new PeriodicTimer(Pace);
        var acknowledged = 0;
        try
        {
            while (await pace.WaitForNextTickAsync(stop))
                if (await connection.Ask(contender.Booking(contender.Supply.Spread(), contender.Supply.Applicant())) == 201) acknowledged++;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The turn is over.
        }

        return acknowledged;
    }
}
