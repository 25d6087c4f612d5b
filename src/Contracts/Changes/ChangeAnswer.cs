using System.Text.Json.Serialization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Contracts.Changes;

/// <summary>A change with who, when and why.</summary>
/// <param name="State"><c>pending</c>, <c>applied</c> or <c>refused</c></param>
/// <param name="What">What is changed</param>
/// <param name="Revision">The venue's revision that it made</param>
/// <param name="Decider">Who approved or refused it, if somebody had to</param>
/// <param name="Undoes">The change that it takes back</param>
/// <param name="Effect">As of the last simulation</param>
public sealed record ChangeAnswer(
    Guid Id, string VenueId, string State, ChangeAnswer.Subject What, string? Reason, string Author, DateTimeOffset At, long BaseRevision, long? Revision,
    string? Decider, DateTimeOffset? DecidedAt, string? DecisionReason, Guid? Undoes, EffectAnswer Effect)
{
    /// <summary>What is changed; members by kind.</summary>
    /// <param name="Kind"><c>venue</c>, <c>session</c>, <c>slot</c>, <c>closure</c> or <c>day</c> (a day as it was before)</param>
    public sealed record Subject(
        string Kind, DateOnly? Date = null, DateOnly? Last = null, [property: JsonConverter(typeof(ClockTime))] TimeOnly? From = null,
        [property: JsonConverter(typeof(ClockTime))] TimeOnly? To = null, int? Minutes = null, int? Capacity = null, string? Name = null);
}
