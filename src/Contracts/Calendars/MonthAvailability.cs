using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Calendars;

/// <summary>All days of a month for one venue and procedure.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="AsOf">When the figures were read.</param>
/// <param name="ValidUntil">The next instant at which the clock alone changes an answer (an opening, a deadline, a hold's end).</param>
/// <param name="Etag">Changes when any figure changes.</param>
/// <param name="Days">Every day of the month, in order.</param>
[GenerateSerializer, Immutable, Alias("MonthAvailability")]
public sealed record MonthAvailability(
    string Venue, string Procedure, DateOnly Month, DateTimeOffset AsOf, DateTimeOffset ValidUntil, string Etag,
    ImmutableArray<DayAvailability> Days);
