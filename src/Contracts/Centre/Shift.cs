using System.Text.Json.Serialization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Contracts.Centre;

/// <summary>Who is in when, half-open: [from, to).</summary>
/// <param name="Operator">User name or name.</param>
/// <param name="StandIn">Who comes instead, if somebody must.</param>
[GenerateSerializer, Immutable, Alias("Shift")]
public sealed record Shift(
    DateOnly Date, string Operator, [property: JsonConverter(typeof(ClockTime))] TimeOnly From, [property: JsonConverter(typeof(ClockTime))] TimeOnly To, string? StandIn);
