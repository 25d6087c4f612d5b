using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Closings;

/// <summary>A day that was closed at once.</summary>
/// <param name="Mails">Booked people who get a mail.</param>
/// <param name="Calls">Booked people without a mail address, to be called.</param>
/// <param name="Called">Those who were called, or have moved or cancelled by themselves.</param>
[GenerateSerializer, Immutable, Alias("DayClosing")]
public sealed record DayClosing(
    Guid Id, DateOnly Date, ImmutableArray<string> Venues, string Reason, string ClosedBy, DateTimeOffset ClosedAt, int Mails, int Calls, int Called)
{
    /// <summary>Who opened the day again; null: it is closed.</summary>
    [Id(0)] public string? ReopenedBy { get; init; }

    [Id(1)] public DateTimeOffset? ReopenedAt { get; init; }
}
