using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Maintenance;

/// <summary>A stop of the citizens' site to be planned.</summary>
/// <param name="StartsAt">Instant with offset</param>
/// <param name="EndsAt">Instant with offset, not included</param>
/// <param name="AnnouncedFrom">From when the citizens' pages tell of it; at once if absent</param>
/// <param name="Text">What they say</param>
/// <param name="EmergencyReason">Needed if it begins less than a month ahead</param>
public sealed record MaintenanceRequest(
    [property: Required] string? StartsAt, [property: Required] string? EndsAt, string? AnnouncedFrom, [property: Required] string? Text,
    string? EmergencyReason);
