using System.Collections.Immutable;

namespace OrleansBooking.Grains.Applicants;

/// <summary>What the register said: accepted with the procedures, or not, and until when no more attempts are taken.</summary>
public sealed record SignInCheck(bool Accepted, ImmutableArray<string> Procedures, DateTimeOffset? BlockedUntil);
