using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Incidents;

/// <summary>What is known of a trouble.</summary>
/// <param name="HappenedAt">Instant with offset</param>
/// <param name="NoticedAt">Instant with offset; as <paramref name="HappenedAt"/> if absent</param>
/// <param name="Serious">It is reported in writing to the city</param>
/// <param name="Proposal">Against recurrence; needed before it can be closed</param>
public sealed record IncidentRequest(
    [property: Required] string? Title, bool Serious, [property: Required] string? HappenedAt, string? NoticedAt, [property: Required] string? Owner,
    [property: Required] string? What, string? Effect, string? Done, string? Cause, string? Proposal);
