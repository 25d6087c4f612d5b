using Orleans.Concurrency;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calendars;

/// <summary>Answers from memory, at most 200 ms old; one query is in flight however many ask.</summary>
[Reentrant]
public sealed class CalendarGrain(CalendarReader reader, TimeProvider time) : Grain, ICalendarGrain
{
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(200);
    private CalendarMonth? _month;
    private Task<CalendarMonth?>? _query;

    public async ValueTask<MonthAvailability?> Month(string procedure)
    {
        if (_month is not { } month || time.GetUtcNow() - month.AsOf >= Age) month = await Fresh();
        if (month is null) return null;

        var venue = await GrainFactory.GetGrain<IVenueGrain>(VenueKey.Of(month.Venue)).Get();
        return venue?.Definition.Profile.Procedures.Contains(procedure) == true ? month.For(procedure) : null;
    }

    private async Task<CalendarMonth?> Fresh()
    {
        var query = _query ??= Read();
        try
        {
            return _month = await query;
        }
        finally
        {
            if (_query == query) _query = null;
        }
    }

    private Task<CalendarMonth?> Read() => CalendarKey.TryParse(this.GetPrimaryKeyString(), out var key)
        ? StorageBoundary.Cross(() => reader.Read(key.Value))
        : Task.FromResult<CalendarMonth?>(null);
}
