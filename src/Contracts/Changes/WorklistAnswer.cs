using System.Text.Json.Serialization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Contracts.Changes;

/// <summary>People whose seats were taken away; no personal data.</summary>
/// <param name="Items">Still without a seat, nearest first</param>
/// <param name="Done">Worked off, latest first</param>
public sealed record WorklistAnswer(IReadOnlyList<WorklistAnswer.EntryAnswer> Items, IReadOnlyList<WorklistAnswer.EntryAnswer> Done)
{
    /// <summary>One person.</summary>
    /// <param name="State"><c>open</c>, <c>contacted</c>, <c>not-reached</c>; when done <c>moved</c>, <c>cancelled</c>, <c>seated</c> or <c>closed</c></param>
    /// <param name="By">Who did that</param>
    /// <param name="IsPast">The time has begun: only a closing note ends this</param>
    public sealed record EntryAnswer(
        string Number, string VenueId, DateOnly Date, [property: JsonConverter(typeof(ClockTime))] TimeOnly Time, string Procedure, bool HasMail, bool HasPhone,
        DateTimeOffset Since, string State, string? By, DateTimeOffset? At, string? Note, bool IsPast = false);
}
