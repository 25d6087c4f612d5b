using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Reports;

/// <summary>Which reservations; null means any.</summary>
/// <param name="Text">Number, reservation ID, telephone, its last four digits, kana or family kana, in any width.</param>
/// <param name="From">First date, included.</param>
/// <param name="To">Last date, included.</param>
[GenerateSerializer, Immutable, Alias("ReservationQuery")]
public sealed record ReservationQuery(
    string? Text, DateOnly? From, DateOnly? To, string? Venue, string? Procedure, ReservationStatus? Status)
{
    /// <summary>First time of day, included.</summary>
    [Id(0)] public TimeOnly? TimeFrom { get; init; }

    /// <summary>Last time of day, included.</summary>
    [Id(1)] public TimeOnly? TimeTo { get; init; }

    /// <summary>The latest first instead of the earliest.</summary>
    [Id(2)] public bool Descending { get; init; }

    /// <summary>Shows nothing: the text may be personal, and logs must never hold it (P1).</summary>
    public override string ToString() => nameof(ReservationQuery);
}
