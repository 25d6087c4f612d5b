using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Web.Citizen.Journey;

/// <summary>What was chosen so far; nothing personal, so it lives in the address and survives reload, back and sharing.</summary>
public sealed record Choice(string? Procedure, string? Venue, DateOnly? Date, TimeOnly? Time)
{
    /// <summary>The slot, once venue, date and time are chosen.</summary>
    public SlotKey? Slot => Venue is { } venue && Date is { } date && Time is { } time ? new SlotKey(venue, date, time) : null;

    /// <summary>The address of a page with this choice.</summary>
    public string To(string path) => QueryHelpers.AddQueryString(path, Query());

    /// <summary>The calendar, told that the chosen time cannot be had and why.</summary>
    public string ToLost(string path, RefusalKind why) =>
        QueryHelpers.AddQueryString(path, Query().Append(new("lost", why.ToString())));

    private IEnumerable<KeyValuePair<string, string?>> Query()
    {
        if (Procedure is not null) yield return new("procedure", Procedure);
        if (Venue is not null) yield return new("venue", Venue);
        if (Date is { } date) yield return new("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Time is { } time) yield return new("time", time.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
