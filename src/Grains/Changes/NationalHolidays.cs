using System.Collections.Frozen;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Changes;

/// <summary>The national holidays of the seed table, read once: a law changes them, and that comes with a migration.</summary>
public sealed class NationalHolidays(BookingDatabase database)
{
    private FrozenDictionary<DateOnly, string>? _holidays;

    public async ValueTask<FrozenDictionary<DateOnly, string>> Read() => _holidays ??= await StorageBoundary.Cross(Load);

    private async Task<FrozenDictionary<DateOnly, string>> Load()
    {
        var holidays = new Dictionary<DateOnly, string>();
        await using var command = database.Ordinary.CreateCommand("select date, name from national_holiday");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) holidays[reader.GetFieldValue<DateOnly>(0)] = reader.GetString(1);
        return holidays.ToFrozenDictionary();
    }
}
