using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Centre;

/// <summary>The centre at this moment, and its day so far.</summary>
/// <param name="OnCalls">Calls that are not over, the oldest first.</param>
/// <param name="OnDuty">Who is in now by the roster.</param>
/// <param name="Calls">Calls that began today.</param>
/// <param name="AverageSeconds">From start to result, of those that are over; null: none is.</param>
/// <param name="ByWrapUp">What today's calls came to.</param>
/// <param name="Complaints">Not closed.</param>
/// <param name="LateComplaints">Not closed, and their day has passed.</param>
/// <param name="Worklist">People without a seat.</param>
/// <param name="Samples">That nobody has looked at.</param>
[GenerateSerializer, Immutable, Alias("CentreNow")]
public sealed record CentreNow(
    DateTimeOffset AsOf, ImmutableArray<OnCall> OnCalls, ImmutableArray<Shift> OnDuty, long Calls, int? AverageSeconds,
    long Bookings, long Moves, long Cancellations, Dictionary<string, long> ByWrapUp, long Complaints, long LateComplaints, long Worklist, long Samples);
