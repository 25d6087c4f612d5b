using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Changes;

/// <summary>What a change would do or did, as of one moment.</summary>
/// <param name="Days">Days that it touches, in order.</param>
/// <param name="Displaced">People whose seats it takes away, in order of date and time: the latest booked of each time.</param>
/// <param name="NeedsApproval">It is above the city's limit: another person must approve.</param>
[GenerateSerializer, Immutable, Alias("ChangeEffect")]
public sealed record ChangeEffect(
    ImmutableArray<DayEffect> Days, ImmutableArray<DisplacedPerson> Displaced, ImmutableArray<ChangeWarning> Warnings, bool NeedsApproval);
