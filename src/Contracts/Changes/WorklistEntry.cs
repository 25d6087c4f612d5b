namespace OrleansBooking.Contracts.Changes;

/// <summary>One person of the worklist. No personal data: the reservation has it.</summary>
/// <param name="By">Who said so last, or moved or cancelled the reservation.</param>
[GenerateSerializer, Immutable, Alias("WorklistEntry")]
public sealed record WorklistEntry(
    long Number, string Venue, DateOnly Date, TimeOnly Time, string Procedure, bool HasMail, bool HasPhone, DateTimeOffset Since,
    WorklistState State, string? By, DateTimeOffset? At, string? Note)
{
    /// <summary>The time has begun, and nobody has worked the entry off: it stays until somebody says how it ended.</summary>
    [Id(0)] public bool IsPast { get; init; }
}
