using System.Text.Json.Serialization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Contracts.Changes;

/// <summary>What a change would do or did.</summary>
/// <param name="Days">Days that it touches</param>
/// <param name="Displaced">Numbers of the reservations whose seats it takes away: of each time those that were booked last. Nobody is cancelled</param>
/// <param name="Warnings">What may be a slip</param>
/// <param name="NeedsApproval">Above the city's limit: another person must approve</param>
/// <param name="People">The displaced once more, with date and time, and how they can be reached</param>
public sealed record EffectAnswer(
    IReadOnlyList<DayEffect> Days, IReadOnlyList<string> Displaced, IReadOnlyList<EffectAnswer.Warning> Warnings, bool NeedsApproval,
    IReadOnlyList<EffectAnswer.Person> People)
{
    /// <summary>One thing to make sure of.</summary>
    /// <param name="Code">For programs, for example <c>ten-times-usual</c></param>
    /// <param name="Detail">For people</param>
    public sealed record Warning(string Code, string Detail);

    /// <summary>Somebody whose seat is taken away.</summary>
    public sealed record Person(
        string Number, DateOnly Date, [property: JsonConverter(typeof(ClockTime))] TimeOnly Time, string Procedure, bool HasMail, bool HasPhone);
}
