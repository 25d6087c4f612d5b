namespace OrleansBooking.Contracts.Manuals;

/// <summary>What somebody says of a page that they used: was this right?</summary>
/// <param name="Note">What was wrong or missing; without personal data.</param>
[GenerateSerializer, Immutable, Alias("ManualAnswer")]
public sealed record ManualAnswer(int Revision, bool WasRight, string? Note, string SaidBy, DateTimeOffset SaidAt);
